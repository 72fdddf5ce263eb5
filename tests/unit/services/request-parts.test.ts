import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import { ITEMS_OF_PART } from '@main/services/in-parts';
import type { Inspection } from '@main/ports/inspection';
import type { JobRequest } from '@main/ports/job';
import type { ListedEntry } from '@main/ports/inspection-pool';
import type { ListedDownloads, ListedPart } from '@main/ports/reading';
import { composeFindings } from '@main/services/inspection/compose-inspection';
import { createReportPacker } from '@main/services/inspection/pack-reports';
import { GatheredListing, partsOfListed } from '@main/services/inspection/listed-parts';
import { GatheredRequest, partRequest } from '@main/services/request-parts';
import { atOnce } from '@shared/jobs/steps';
import { problemOf } from '@shared/problems/describe-problem';
import { describe, expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';

const ENTRIES = 2 * ITEMS_OF_PART + 40;
const PATH = '/downloads/a.zip';

const packed = createReportPacker();

/** Entries with no report, one, or two that are the same, and some with a problem; their reports are held packed, most of them. */
const found = atOnce(
  composeFindings(
    {
      failures: [],
      downloads: [{ path: PATH, kind: 'zip', problems: [{ code: 'archive-truncated', entry: null }] }],
      entries: Array.from({ length: ENTRIES }, (_, index) => ({ downloadIndex: 0, entry: { kind: 'inspect', name: `${index}.pdf`, source: { kind: 'file', path: `/${index}.pdf`, sizeBytes: 1, modifiedMs: 0 } } })),
    },
    ({ entryIndex, entry, downloadIndex }) => {
      const reports = Array.from({ length: entryIndex % 3 }, (_, at) => {
        const report = foundReport(entryIndex, { id: `e${entryIndex}-${at}`, bytesKey: `bytes ${entryIndex}` });
        return entryIndex % 5 === 0 ? report : packed(report);
      });
      const problems = entryIndex % 7 === 0 ? [problemOf('pages-unassigned', { download: PATH, entry: entry.name, firstPage: 1 })] : [];
      const { name } = entry;
      return { outcome: reports.length > 0 ? { outcome: 'reports', downloadIndex, entry: name, pages: 4, reports: reports.length } : { outcome: 'ignored', downloadIndex, entry: name }, reports, problems };
    },
  ),
);

/** Half of the reports were mailed before. */
const inspection: Inspection = { ...found, mailing: new Map(found.reports.flatMap(({ id }, index) => (index % 2 ? [[id, 'mailed'] as const] : []))) };

/** Carries a request as two processes do. */
const carried = (request: JobRequest): { readonly parts: number; readonly request: JobRequest } => {
  const parts = partRequest(request);
  const gathered = new GatheredRequest();
  for (let count = 0, next = parts.next(); ; next = parts.next(), count += 1) {
    if (next.done) return { parts: count, request: gathered.whole(structuredClone(next.value)) };
    gathered.take(structuredClone(next.value));
  }
};

/** As plain data. */
const laidOpen = (request: JobRequest): unknown =>
  JSON.parse(JSON.stringify(request, (_, value: unknown) => (typeof value === 'object' && value !== null && Symbol.iterator in value ? [...(value as Iterable<unknown>)] : value)));

describe('a request that is carried in parts', () => {
  it('is the same at the other end, with every report and problem in its place', () => {
    expect([...inspection.problems].map(({ code }) => code)).toEqual(expect.arrayContaining(['archive-truncated', 'pages-unassigned', 'report-duplicate']));
    const request: JobRequest = { kind: 'prepare', inspection, settings: DEFAULT_PREPARE_SETTINGS, out: '/out', deadlines: [] };
    const end = carried(request);
    // Its reports are packed there.
    expect(laidOpen(end.request)).toEqual(laidOpen(request));
    expect(end.parts).toBe(10);
    expect(inspection.choices.length).toBeGreaterThan(100);
    expect(inspection.mailing?.size).toBeGreaterThan(ITEMS_OF_PART);
  });

  it('holds nothing by the ten thousand in its last part, nor do the ids of students with reports that are delivered', () => {
    const localIds = Array.from({ length: ENTRIES }, (_, index) => [`${index}`, `local ${index}`] as const);
    const deliver: JobRequest = { kind: 'deliver', inspection, hold: [], addresses: [], namePattern: '', passwordPattern: null, localIds, out: '/out', dataFolder: '/data' };
    expect(carried(deliver).request).toMatchObject({ kind: 'deliver', localIds });
    const all = partRequest(deliver);
    let last = all.next();
    while (!last.done) last = all.next();
    expect(last.value).toMatchObject({ localIds: [] });
    const parts = partRequest({ kind: 'prepare', inspection, settings: DEFAULT_PREPARE_SETTINGS, out: '/out', deadlines: [] });
    let next = parts.next();
    while (!next.done) next = parts.next();
    expect(JSON.stringify(next.value).length).toBeLessThan(JSON.stringify(inspection).length / 2);
    const rest = next.value;
    if (rest.kind !== 'prepare') throw new Error(rest.kind);
    const { downloads, entries, reports, sources, entryProblems, choices, mailing } = rest.inspection;
    expect([downloads, entries, reports, sources, entryProblems, choices, mailing ?? ['none']].map((all) => [...all])).toEqual([[], [], [], [], [], [], []]);
  });

  it('carries the paths of many single PDFs and the keys of an earlier reading, and small requests as they are', () => {
    const known = Array.from({ length: ENTRIES }, (_, index) => `key ${index}`);
    const read: JobRequest = { kind: 'inspect', paths: Array.from({ length: ENTRIES }, (_, index) => `/downloads/${index}.pdf`), envelope: undefined as never, shift: { xPt: 0, yPt: 0 }, ownLengths: [], cuts: [], known };
    expect(carried(read)).toEqual({ parts: 6, request: read });
    const sample: JobRequest = { kind: 'sample', out: '/a.zip', reports: 3, seed: 1 };
    expect(carried(sample)).toEqual({ parts: 0, request: sample });
  });
});

/** Tells a listing as two processes do. */
const told = (listed: ListedDownloads): { readonly whole: GatheredListing; readonly parts: readonly ListedPart[] } => {
  const whole = new GatheredListing();
  const parts = [...partsOfListed(listed)];
  const ends = parts.map((part) => {
    whole.take(structuredClone(part));
    return whole.isWhole;
  });
  expect(ends).toEqual(parts.map((_, index) => index === parts.length - 1));
  return { whole, parts };
};

describe('a listing that is told in parts', () => {
  const laidOut = ({ failures, downloads, entries, files, known }: ListedDownloads): unknown => ({ failures, downloads, entries: [...entries], files, known });

  it('is the same at the other end, little at a time', () => {
    const source = { kind: 'file', path: '/c/1.pdf', sizeBytes: 70_000, modifiedMs: 1_700_000_000_123.25 } as const;
    const kinds: readonly ListedEntry[] = [
      { kind: 'ignored', name: 'a.txt' },
      { kind: 'inspect', name: 'b.pdf', source },
      { kind: 'inspect', name: 'ü.pdf', source: { kind: 'zip-entry', archive: source, headerOffset: 5_000_000_000, method: 'deflated', compressedSizeBytes: 60_000, sizeBytes: 70_000, crc32: 4_294_967_295 } },
      { kind: 'set-aside', name: 'c.pdf', code: 'pdf-damaged', words: { fact: 'It is', next: 'Look.' } },
    ];
    const downloads = Array.from({ length: ENTRIES }, (_, index) => ({ path: `/${index}`, kind: 'zip' as const, problems: index === 7 ? [{ code: 'archive-truncated' as const, entry: null }] : [] }));
    const listed: ListedDownloads = {
      failures: [{ path: 'x', code: 'not-found', message: 'x' }],
      downloads,
      entries: Array.from({ length: 3 * ENTRIES }, (_, index) => ({ downloadIndex: Math.floor(index / 3), entry: kinds[index % kinds.length]! })),
      files: 1.5 * ENTRIES,
      known: Array.from({ length: ENTRIES }, (_, entryIndex) => ({ entryIndex, key: `key ${entryIndex}` })),
    };
    const { whole, parts } = told(listed);
    expect(laidOut(whole)).toEqual(laidOut(listed));
    const sizes = parts.map((part) => (part.kind === 'downloads' ? part.downloads.length : part.kind === 'entries' ? part.entries.length : part.kind === 'known' ? part.known.length : 0));
    expect(Math.max(...sizes)).toBe(ITEMS_OF_PART);
  });
});
