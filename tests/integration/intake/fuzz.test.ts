import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_ENVELOPE } from '@shared/domain/envelope/presets';
import { createInspectionPool } from '@main/intake/inspection-pool';
import type { InspectionPool } from '@main/ports/inspection-pool';
import { inspectDownloads } from '@main/services/inspect-downloads';
import { reportName, reportPdf } from '../../support/fixtures/report-pdf';
import { zipFile } from '../../support/fixtures/zip-file';
import { buildInspectionThread } from '../../support/inspection-thread';

const folder = mkdtempSync(join(tmpdir(), 'foldline-fuzz-'));
let threadFile = '';
let pool: InspectionPool;

beforeAll(async () => {
  threadFile = await buildInspectionThread();
  pool = createInspectionPool({ threadFile, keepThreads: true });
});
afterAll(async () => {
  await pool.close();
  for (const path of [folder, dirname(threadFile)]) rmSync(path, { recursive: true, force: true });
});

/** The same numbers every time, so that a finding can be found again. */
const randomFrom = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

/** Changes, removes or repeats a few bytes. */
const mutate = (bytes: Buffer, random: (below: number) => number): Buffer => {
  let mutated = Buffer.from(bytes);
  for (let change = random(6) + 1; change > 0; change -= 1) {
    const at = random(mutated.length);
    switch (random(4)) {
      case 0:
        mutated[at] = random(256);
        break;
      case 1:
        mutated = Buffer.concat([mutated.subarray(0, at), mutated.subarray(at + random(40))]);
        break;
      case 2:
        mutated = Buffer.concat([mutated.subarray(0, at + 20), mutated.subarray(at)]);
        break;
      default:
        mutated.fill(random(256), at, at + random(12));
    }
  }
  return mutated;
};

const faults: string[] = [];

/** The pool, with the faults of the program itself noted: a damaged file is an answer, a fault is not. */
const watched = (): InspectionPool => ({
  ...pool,
  inspectAll: (jobs, hooks) =>
    pool.inspectAll(jobs, {
      ...hooks,
      onResult: (job, result) => {
        if (result.outcome === 'set-aside' && result.fault !== undefined) faults.push(result.fault);
        hooks.onResult(job, result);
      },
    }),
});

const inspect = (paths: readonly string[]) => inspectDownloads({ paths, envelope: DEFAULT_ENVELOPE }, { pool: watched() }, { signal: new AbortController().signal, onProgress: () => {} });

describe('downloads with mutated bytes', () => {
  it('never crash, hang or give a wrong sum, and a report found has all of its pages', async () => {
    const random = randomFrom(20_240_815);
    const pdfs = [await reportPdf(), await reportPdf({ objectStreams: true })];
    const entries = Array.from({ length: 150 }, (_, index) => ({ name: reportName(String(1_000_000_000 + index)), data: mutate(pdfs[index % 2]!, random) }));
    const path = join(folder, 'pdfs.zip');
    writeFileSync(path, zipFile(entries));
    const { totals, reports } = await inspect([path]);
    expect(totals.entries).toBe(150);
    expect(totals.reports + totals.setAside).toBe(150);
    for (const report of reports) expect(report.pages).toBe(4);
    expect(totals.reports).toBeGreaterThan(5);
    expect(totals.setAside).toBeGreaterThan(5);
    expect(faults).toEqual([]);
  });

  it('hold for zips too', async () => {
    const random = randomFrom(7);
    const data = await reportPdf({ pages: 2 });
    const zip = zipFile(['1000000001', '1000000002', '1000000003'].map((ssid, index) => ({ name: reportName(ssid), data, stored: index === 1 })));
    const paths = Array.from({ length: 60 }, (_, index) => {
      const path = join(folder, `zip-${index}.zip`);
      writeFileSync(path, index % 3 === 0 ? mutate(zip, random).subarray(0, random(zip.length)) : mutate(zip, random));
      return path;
    });
    const { downloads, entries, totals, reports } = await inspect(paths);
    expect(downloads).toHaveLength(60);
    const held = [...entries].filter(({ outcome }) => outcome === 'reports').length;
    expect(totals.entries).toBe(held + totals.ignored + totals.setAside);
    expect(totals.reports).toBe(reports.length);
    for (const report of reports) expect(report.pages).toBe(2);
    expect(reports.length).toBeGreaterThan(50);
    expect(faults).toEqual([]);
  });
});
