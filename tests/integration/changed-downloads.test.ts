import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_ENVELOPE } from '@shared/domain/envelope/presets';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import { createBatchPress } from '@main/assembly/batch-press';
import { createInspectionPool } from '@main/intake/inspection-pool';
import type { Inspection } from '@main/ports/inspection';
import { inspectDownloads } from '@main/services/inspect-downloads';
import { failureOf } from '@main/services/job-failure';
import { prepareBatches } from '@main/services/prepare-batches';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { inspectionThreadPath, runFoldline } from '../support/built-program';
import { reportName, reportPdf } from '../support/fixtures/report-pdf';
import { zipFile } from '../support/fixtures/zip-file';

const SSIDS = ['1000000001', '1000000002'];
const work = mkdtempSync(join(tmpdir(), 'foldline-changed-'));
const zip = join(work, 'download.zip');
const out = join(work, 'out');
const pool = createInspectionPool({ threadFile: inspectionThreadPath, threads: 1, keepThreads: true });
const hooks = { signal: new AbortController().signal, onProgress: () => undefined };

const reports = await Promise.all(SSIDS.map(async (ssid) => ({ name: reportName(ssid), data: await reportPdf({ ssid, pages: 2 }) })));

beforeEach(() => {
  rmSync(out, { recursive: true, force: true });
  writeFileSync(zip, zipFile(reports));
});
afterAll(async () => {
  await pool.close();
  rmSync(work, { recursive: true, force: true });
});

const inspect = (path: string): Promise<Inspection> => inspectDownloads({ paths: [path], envelope: DEFAULT_ENVELOPE }, { pool }, hooks);
const failureOfPreparing = (inspection: Inspection): Promise<unknown> =>
  prepareBatches({ inspection, settings: DEFAULT_PREPARE_SETTINGS, out, createdAt: '2025-09-01T08:00:00.000Z' }, createBatchPress({ threadFile: null }), hooks).catch(failureOf);
const remains = (): readonly string[] => readdirSync(work).filter((name) => /out/.test(name));

describe('a download that changes between reading and preparing', () => {
  it('is told where it is gone', async () => {
    const inspection = await inspect(zip);
    await pool.close();
    rmSync(zip);
    expect(await failureOfPreparing(inspection)).toEqual({ code: 'not-found', message: expect.stringContaining('is no longer there') as string });
    expect(remains()).toEqual([]);
  });

  it('is told where a zip holds other bytes in the same place', async () => {
    const inspection = await inspect(zip);
    const bytes = readFileSync(zip);
    bytes.fill(0x20, 2_000, 2_100);
    writeFileSync(zip, bytes);
    expect(await failureOfPreparing(inspection)).toMatchObject({ code: expect.stringMatching(/^entry-/) as string });
    expect(remains()).toEqual([]);
  });

  it('is told where a PDF of equal size is another pupil\'s now', async () => {
    const pdf = join(work, reportName('1000000001'));
    const [first, second] = await Promise.all(['Avery Griffin', 'Avery Griffon'].map((student) => reportPdf({ ssid: '1000000001', student, pages: 2 })));
    writeFileSync(pdf, first ?? '');
    const inspection = await inspect(pdf);
    writeFileSync(pdf, Buffer.concat([second ?? Buffer.alloc(0), Buffer.alloc(100, '\n')]).subarray(0, first?.length));
    expect(await failureOfPreparing(inspection)).toMatchObject({ code: expect.stringMatching(/^entry-/) as string });
    rmSync(pdf);
    expect(remains()).toEqual([]);
  });
});

it('prints nothing of what its libraries say about an odd file', async () => {
  const odd = join(work, 'odd.pdf');
  // Without a cross-reference the careful reader takes over, which warns of the number.
  writeFileSync(odd, '%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R/Odd 340282346600000000000000000000000000000>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n');
  const { code, stdout, stderr } = await runFoldline(['inspect', odd, '--json']);
  expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ totals: { entries: 1, setAside: 1 } });
});
