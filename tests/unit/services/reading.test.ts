import { describe, expect, it } from 'vitest';
import type { EntryResult, JudgedReport } from '@main/ports/inspection-pool';
import type { Inspection } from '@main/ports/inspection';
import type { ListedDownloads } from '@main/ports/reading';
import { composeFindings } from '@main/services/inspection/compose-inspection';
import { findingsOfResult } from '@main/services/inspection/gather-outcomes';
import { partsOfListed } from '@main/services/inspection/listed-parts';
import { KeptResults } from '@main/services/mailing/kept-results';
import { Reading } from '@main/services/mailing/reading';
import { plainReport } from '@shared/domain/ssr/changed-report';
import { atOnce } from '@shared/jobs/steps';
import { foundReport } from '../../support/found-report';

/** A report as an inspection thread tells it: it knows no place in a run. */
const judged = (number: number, firstPage: number): JudgedReport => {
  const { id: _id, downloadIndex: _download, entryIndex: _index, entry: _entry, bytesKey: _key, sheets: _sheets, ...report } = plainReport(foundReport(number, { firstPage }));
  return report;
};

/** Files by their numbers, each with so many reports; none could not be read. */
type Files = readonly { readonly number: number; readonly reports: number }[];

const resultOf = ({ number, reports }: Files[number]): EntryResult =>
  reports === 0
    ? { outcome: 'set-aside', code: 'pdf-damaged' }
    : {
        outcome: 'read',
        bytesKey: `bytes ${number}`,
        pages: 4 * reports + 1,
        reports: Array.from({ length: reports }, (_, at) => judged(100 * number + at, 4 * at + 1)),
        unassigned: [{ code: 'pages-unassigned', firstPage: 4 * reports + 1, pages: 1, reason: 'It begins with no page of a report.' }],
      };

const listedOf = (files: Files, known: readonly string[]): ListedDownloads => ({
  failures: [],
  files: files.length,
  downloads: [{ path: '/downloads/a.zip', kind: 'zip', problems: [] }],
  entries: files.map(({ number }) => ({ downloadIndex: 0, entry: { kind: 'inspect', name: `${number}.pdf`, source: { kind: 'file', path: `/${number}.pdf`, sizeBytes: 1, modifiedMs: 0 } } })),
  known: files.flatMap(({ number }, entryIndex) => (known.includes(`key ${number}`) ? [{ entryIndex, key: `key ${number}` }] : [])),
});

/** Reads these files, `most` of those that are not known, the last first, as a job tells it. */
const read = async (files: Files, kept: KeptResults, most = files.length): Promise<{ readonly reading: Reading; readonly told: number; readonly inspection: Inspection | null }> => {
  const reading = new Reading(kept);
  const listed = listedOf(files, kept.keys);
  for (const part of partsOfListed(listed)) reading.takeListed(part);
  const left = files.flatMap((file, entryIndex) => (listed.known.some((one) => one.entryIndex === entryIndex) ? [] : [{ entryIndex, key: `key ${file.number}`, result: resultOf(file) }])).reverse().slice(0, most);
  for (const result of left) reading.take([structuredClone(result)]);
  return { reading, told: left.length, inspection: await reading.finish(() => true) };
};

/** The findings as plain data, of objects that were never packed. */
const composed = (files: Files): Inspection => atOnce(composeFindings(listedOf(files, []), (placed) => findingsOfResult(placed, resultOf(files[placed.entryIndex]!))));

const plain = (inspection: Inspection | null): unknown => inspection && { ...inspection, entries: [...inspection.entries], sources: [...inspection.sources], problems: [...inspection.problems], reports: inspection.reports.map(plainReport) };

const FILES: Files = [{ number: 1, reports: 1 }, { number: 2, reports: 2 }, { number: 3, reports: 0 }, { number: 4, reports: 40 }, { number: 5, reports: 1 }];

describe('a reading in the window', () => {
  it('finds what its results say, and holds every report of it packed', async () => {
    const { inspection } = await read(FILES, new KeptResults());
    expect(plain(inspection)).toEqual(plain(composed(FILES)));
    expect(inspection?.reports.filter((report) => Object.hasOwn(report, 'id'))).toEqual([]);
  });

  it('holds what is read of an entry packed as soon as that is listed, and finds the same where it came before', async () => {
    const kept = new KeptResults();
    const reading = new Reading(kept);
    const packed = (number: number): boolean => {
      const result = kept.get(`key ${number}`);
      return result?.outcome === 'read' && result.reports.every((report) => !Object.hasOwn(report, 'firstPage'));
    };
    const [first, second] = [FILES[0]!, FILES[1]!];
    const take = (entryIndex: number, file: Files[number]): void => reading.take([{ entryIndex, key: `key ${file.number}`, result: resultOf(file) }]);
    const parts = [...partsOfListed(listedOf([first, second], []))];
    take(1, second);
    for (const part of parts.slice(0, -1)) reading.takeListed(part);
    take(0, first);
    expect([packed(first.number), packed(second.number)]).toEqual([true, false]);
    expect(await reading.finish(() => true)).toBeNull();
    for (const part of parts.slice(-1)) reading.takeListed(part);
    expect(plain(await reading.finish(() => true))).toEqual(plain(composed([first, second])));
    expect(packed(second.number)).toBe(true);
  });

  it('keeps the same packed reports for another reading, and none beside them', async () => {
    const kept = new KeptResults();
    const { inspection } = await read(FILES, kept);
    const again = kept.keys.flatMap((key) => {
      const result = kept.get(key);
      return result?.outcome === 'read' ? result.reports : [];
    });
    expect(new Set(again)).toEqual(new Set(inspection?.reports));
    expect(again.every((report) => inspection?.reports.some((found) => found === report))).toBe(true);
  });

  it('goes on from an earlier one, also where files stand elsewhere by now', async () => {
    const kept = new KeptResults();
    await read(FILES, kept);
    const more: Files = [{ number: 9, reports: 2 }, ...FILES.toReversed()];
    const { inspection, told, reading } = await read(more, kept);
    // The new file, and the one that could not be read.
    expect([told, reading.soFar]).toEqual([2, { read: 6, files: 6, kept: 4, reports: 46 }]);
    expect(plain(inspection)).toEqual(plain(composed(more)));
    expect(inspection?.reports.filter((report) => Object.hasOwn(report, 'id'))).toEqual([]);
  });

  it('tells how much there is to read, and what of it is known, before an entry is listed', async () => {
    const kept = new KeptResults();
    await read(FILES, kept);
    const reading = new Reading(kept);
    const counted: unknown[] = [];
    for (const part of partsOfListed(listedOf(FILES, kept.keys))) {
      const isCounted = reading.takeListed(part);
      if (isCounted) counted.push([part.kind, reading.soFar]);
    }
    expect(counted).toEqual([['inputs', { read: 4, files: 5, kept: 4, reports: 44 }]]);
  });

  it('goes on from one that was cancelled', async () => {
    const kept = new KeptResults();
    expect((await read(FILES, kept, 3)).inspection).toBeNull();
    const { inspection, told } = await read(FILES, kept);
    expect(told).toBe(3);
    expect(plain(inspection)).toEqual(plain(composed(FILES)));
  });

  it('forgets results of files that are gone', async () => {
    const kept = new KeptResults();
    await read(FILES, kept);
    await read(FILES.slice(1), kept);
    expect(kept.keys.toSorted()).toEqual(['key 2', 'key 4', 'key 5']);
  });
});
