import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { DEFAULT_ENVELOPE } from '@shared/domain/envelope/presets';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import type { Progress } from '@shared/jobs/progress';
import { createBatchPress } from '@main/assembly/batch-press';
import { createInspectionPool } from '@main/intake/inspection-pool';
import { inspectDownloads } from '@main/services/inspect-downloads';
import { prepareBatches } from '@main/services/prepare-batches';
import { inspectionThreadPath, pressThreadPath } from '../../support/built-program';
import { reportName, reportPdf } from '../../support/fixtures/report-pdf';
import { zipFile } from '../../support/fixtures/zip-file';

const work = mkdtempSync(join(tmpdir(), 'foldline-batch-press-'));
const inspecting = createInspectionPool({ threadFile: inspectionThreadPath, threads: 1 });
afterAll(async () => {
  await inspecting.close();
  rmSync(work, { recursive: true });
});

/** Blanks behind odd pages, and fewer pages than the proof tells of at a time. */
const reports = ['1000000001', '1000000002'].map(async (ssid) => ({ name: reportName(ssid), data: await reportPdf({ ssid, pages: 3 }) }));

it.each([
  ['in threads', { threadFile: pressThreadPath, threads: 2, pagesWorthThreads: 0 }],
  ['in this thread', { threadFile: null }],
])('writing and proving tell of all pages in the end, %s', async (name, options) => {
  const zip = join(work, `${name}.zip`);
  writeFileSync(zip, zipFile(await Promise.all(reports)));
  const { signal } = new AbortController();
  const inspection = await inspectDownloads({ paths: [zip], envelope: DEFAULT_ENVELOPE }, { pool: inspecting }, { signal, onProgress: () => {} });
  const told: Progress[] = [];
  const press = createBatchPress(options);
  try {
    await prepareBatches({ inspection, settings: DEFAULT_PREPARE_SETTINGS, out: join(work, name), createdAt: '2025-09-01T08:00:00.000Z' }, press, { signal, onProgress: (progress) => told.push(progress) });
  } finally {
    await press.close();
  }
  const lastOf = (step: Progress['step']): Progress | undefined => told.findLast((progress) => progress.step === step);
  expect([lastOf('writing'), lastOf('proving')]).toMatchObject([{ done: 8, total: 8, fraction: 0.5 }, { done: 8, total: 8, fraction: 1 }]);
});
