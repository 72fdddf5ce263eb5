import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BatchPress, BatchProof } from '@main/ports/batch-press';
import type { Inspection } from '@main/ports/inspection';
import { prepareBatches, refusalCode, withoutChoiceMarks } from '@main/services/prepare-batches';
import type { Batch } from '@shared/domain/packets/plan';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import { jsonPieces } from '@shared/domain/records/json-pieces';
import type { Manifest } from '@shared/domain/records/manifest';
import type { Progress } from '@shared/jobs/progress';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';
import { findingsOf, writtenAs } from '../../support/prepared-run';
import { processorMsSince } from '../../support/processor-time';

const PROVED: BatchProof = { faults: [], pages: [] };

let folder: string;
let out: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foldline-prepare-'));
  out = join(folder, 'new', 'batches of today');
});
afterEach(() => rm(folder, { recursive: true }));

const inspection: Inspection = { ...findingsOf([0, 1, 2, 3].map((index) => foundReport(index))), sources: [], failures: [], listingProblems: [], entryProblems: new Map(), choices: [] };

/** Page of the batch on which an entry's first page stands, or null. */
const pageOf = (batch: Batch, entryIndex: number): number | null => {
  const place = batch.packets.flatMap(({ sides }) => sides).findIndex((side) => side.kind === 'page' && side.entryIndex === entryIndex);
  return place < 0 ? null : place + 1;
};

/** A press that writes each batch's id as its file, and refuses what a test tells it to. */
const press = ({ unwritable = null, prove = () => PROVED }: { unwritable?: number | null; prove?: (batch: Batch) => BatchProof }): BatchPress => ({
  write: async (batch, path) => {
    if (unwritable !== null && pageOf(batch, unwritable) !== null) return { ok: false, packetIndex: null, entryIndex: unwritable };
    await writeFile(path, batch.id);
    const [written] = writtenAs({ batches: [batch] });
    if (!written) throw new Error('nothing was planned');
    return { ok: true, batch: written };
  },
  prove: (batch, _path, _manifest, _inspection, { onPages }) => {
    onPages(batch.pages);
    return Promise.resolve(prove(batch));
  },
});

const run = async (how: Parameters<typeof press>[0], signal = new AbortController().signal) => {
  const progress: Progress[] = [];
  const prepared = await prepareBatches({ inspection, settings: DEFAULT_PREPARE_SETTINGS, out, createdAt: '2026-01-01T00:00:00.000Z' }, press(how), { signal, onProgress: (step) => progress.push(step) });
  return { ...prepared, progress };
};
const leftovers = (): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'));

describe('prepareBatches', () => {
  it('says what went wrong where it can’t clean up behind itself either', async () => {
    const place = join(folder, 'new');
    const failing = run({
      prove: () => {
        rmSync(place, { recursive: true });
        writeFileSync(place, '');
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      },
    });
    await expect(failing).rejects.toMatchObject({ code: 'ENOSPC' });
  });

  it('writes a folder that appears whole', async () => {
    const { manifest, notProved } = await run({});
    expect({ notProved, packets: manifest.totals.packets, files: readdirSync(out).sort() }).toEqual({ notProved: [], packets: 4, files: ['batches', 'manifest.csv', 'manifest.json', 'set-aside.csv'] });
    expect(leftovers().some((name) => name.includes('unproved'))).toBe(false);
  });

  it.each([
    ['can not be written', { unwritable: 2 }],
    ['can not be proved', { prove: (batch: Batch) => ({ faults: [], pages: [pageOf(batch, 2)].flatMap((pageNumber) => (pageNumber === null ? [] : [{ pageNumber, sentence: 'It differs.' }])) }) }],
  ])('sets a report aside that %s, and goes on with the rest', async (_what, how) => {
    const { manifest, notProved, progress } = await run(how);
    expect(notProved).toMatchObject([{ id: 'r2', code: 'report-not-proved' }]);
    const kept = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')) as Manifest;
    expect(kept).toEqual(JSON.parse([...jsonPieces(manifest)].join('')));
    expect(kept.totals).toMatchObject({ reports: 4, packets: 3, setAside: 1 });
    expect(kept.setAside).toMatchObject([{ entry: 'report-2.pdf', code: 'report-not-proved' }]);
    expect(kept.packets.flatMap(({ reports }) => reports.map(({ entry }) => entry))).not.toContain('report-2.pdf');
    expect(progress.every(({ fraction }, index) => fraction >= (progress[index - 1]?.fraction ?? 0))).toBe(true);
  });

  it('says what was found of a report that can not be proved, and on which page, in the manifest and in the list of what is set aside', async () => {
    const prove = (batch: Batch): BatchProof => {
      const first = pageOf(batch, 2);
      return { faults: [], pages: first === null ? [] : [{ pageNumber: first + 1, sentence: 'It differs.', reason: 'mark' }, { pageNumber: first, sentence: 'It differs.' }] };
    };
    const { manifest, notProved } = await run({ prove });
    expect(notProved).toEqual([{ id: 'r2', code: 'report-not-proved', unproved: { reason: 'mark', pageNumber: 2 } }]);
    const said = 'Page 2 has a mark, check box or field without a look of its own, and each program prints it in another way. Print this report from its own file, and compare that page with the screen.';
    expect(manifest.setAside.map(({ message }) => message)).toEqual([said]);
    expect(await readFile(join(out, 'set-aside.csv'), 'utf8')).toContain(said);
  });

  it.each<[string, BatchProof]>([
    ['the file as a whole is at fault', { faults: ['Batch x, the file: it carries a script.'], pages: [] }],
    ['a page is at fault that is no report’s', { faults: [], pages: [{ pageNumber: 999, sentence: 'Batch x, page 999: it is not blank.' }] }],
  ])('keeps nothing where %s', async (_what, proof) => {
    await expect(run({ prove: () => proof })).rejects.toMatchObject({ code: 'proof-failed' });
    expect(existsSync(out)).toBe(false);
    expect(leftovers()).toEqual([]);
  });

  it('says so where no report is left', async () => {
    await expect(run({ prove: (batch) => ({ faults: [], pages: batch.packets.map((_packet, index) => ({ pageNumber: 4 * index + 1, sentence: 'It differs.' })) }) })).rejects.toMatchObject({ code: 'nothing-to-prepare' });
    expect(leftovers()).toEqual([]);
  });

  it('overwrites nothing', async () => {
    await run({});
    await expect(run({})).rejects.toMatchObject({ code: 'out-not-empty' });
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const controller = new AbortController();
    const cancelled = run({ prove: () => (controller.abort(), PROVED) }, controller.signal);
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    expect(existsSync(out)).toBe(false);
    expect(leftovers()).toEqual([]);
  });
});

describe('a run of many reports', () => {
  const many: Inspection = { ...inspection, ...findingsOf(Array.from({ length: 3_000 }, (_, index) => foundReport(index))) };
  const start = (signal: AbortSignal) => prepareBatches({ inspection: many, settings: DEFAULT_PREPARE_SETTINGS, out, createdAt: '2026-01-01T00:00:00.000Z' }, press({}), { signal, onProgress: () => {} });

  it('ends within a second whenever it is cancelled, and leaves nothing behind', async () => {
    const wholes: number[] = [];
    while (wholes.length < 2) {
      const started = performance.now();
      await start(new AbortController().signal);
      wholes.push(performance.now() - started);
      await rm(out, { recursive: true });
    }
    const ends: string[] = [];
    for (const part of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const controller = new AbortController();
      const atCancel: NodeJS.CpuUsage[] = [];
      const timer = setTimeout(() => {
        atCancel.push(process.cpuUsage());
        controller.abort();
      }, Math.min(...wholes) * part);
      const end = await start(controller.signal).then(
        () => 'done',
        () => 'cancelled',
      );
      clearTimeout(timer);
      ends.push(end);
      for (const start of atCancel) expect(processorMsSince(start)).toBeLessThan(1_000);
      expect(existsSync(out)).toBe(end === 'done');
      expect(leftovers().filter((name) => name.includes('unproved'))).toEqual([]);
      await rm(out, { recursive: true, force: true });
    }
    // On a machine that is less busy than before, the last may have ended by themselves.
    expect(ends[0]).toBe('cancelled');
  });
});

describe('what a refusal stands for', () => {
  const report = foundReport(1, { ssid: '9900000001' });

  it('is the address where that was to be replaced, the line where one was to be covered, else the report', () => {
    const other = [{ ssid: '9900000001', lines: ['PO Box 1', 'Davis, CA 95616'] }];
    expect([refusalCode(report, other, { isCovered: true }), refusalCode(report, [], { isCovered: true, isNumbered: true }), refusalCode(report, [], { isNumbered: true }), refusalCode(report, [])]).toEqual(['address-not-replaced', 'line-not-covered', 'number-not-placed', 'report-not-proved']);
  });

  it('is forgotten with the choices that it hangs on, and nothing else is', () => {
    const marked = { ...inspection, reports: [foundReport(1, { problems: ['report-not-proved'] }), foundReport(2, { problems: ['address-incomplete', 'line-not-covered'] }), foundReport(3, { problems: ['address-not-replaced'] })] };
    expect(withoutChoiceMarks(marked).reports.map(({ problems }) => problems)).toEqual([['report-not-proved'], ['address-incomplete'], []]);
  });
});
