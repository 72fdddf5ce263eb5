import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_ENVELOPE } from '@shared/domain/envelope/presets';
import type { Progress } from '@shared/jobs/progress';
import { createInspectionPool } from '@main/intake/inspection-pool';
import { readEntry } from '@main/intake/read-entry';
import type { Inspection } from '@main/ports/inspection';
import type { InspectionPool } from '@main/ports/inspection-pool';
import { inspectDownloads } from '@main/services/inspect-downloads';
import { addReportPages, reportName, reportPdf } from '../../support/fixtures/report-pdf';
import { zipFile, type ZipFileEntry } from '../../support/fixtures/zip-file';
import { expectSumsToHold } from '../../support/inspection-sums';
import { buildInspectionThread } from '../../support/inspection-thread';

const folder = mkdtempSync(join(tmpdir(), 'foldline-intake-'));
let threadFile = '';
let pool: InspectionPool;

beforeAll(async () => {
  threadFile = await buildInspectionThread();
  pool = createInspectionPool({ threadFile, keepThreads: true });
});
afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true, force: true });
  rmSync(dirname(threadFile), { recursive: true, force: true });
});

const place = (name: string, bytes: Buffer | string): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
};

const inspect = async (paths: readonly string[]): Promise<Inspection> => {
  const inspection = await inspectDownloads({ paths, envelope: DEFAULT_ENVELOPE }, { pool }, { signal: new AbortController().signal, onProgress: () => {} });
  expectSumsToHold(inspection);
  return inspection;
};

const codes = (inspection: Inspection): readonly string[] => Array.from(inspection.problems, ({ code, entry }) => `${code} ${entry ?? '-'}`);

const SSIDS = ['1111111111', '2222222222', '3333333333'] as const;
const reports = (): Promise<readonly ZipFileEntry[]> =>
  Promise.all(SSIDS.map(async (ssid, index) => ({ name: `SSR/${reportName(ssid)}`, data: await reportPdf({ ssid, student: `Avery Sample${'ABC'[index]}` }), stored: index === 1 })));

describe('inspectDownloads', () => {
  it('reads a zip in place and finds every report', async () => {
    const entries = await reports();
    const index = `<ul>${entries.map(({ name }) => `<li><A HREF='${String(name).slice(4)}'>x</A>`).join('')}</ul>`;
    const path = place('download.zip', zipFile([{ name: 'SSR/', data: Buffer.alloc(0), stored: true }, ...entries, { name: 'SSR/PDFIndex.html', data: Buffer.from(index) }]));
    const inspection = await inspect([path]);
    expect(inspection.downloads).toEqual([{ path, kind: 'zip', entries: 5, reports: 3, ignored: 2, setAside: 0 }]);
    expect(inspection.reports.map(({ ssid, pages, sheets, student }) => ({ ssid, pages, sheets, student }))).toEqual(
      SSIDS.map((ssid, at) => ({ ssid, pages: 4, sheets: 2, student: `Avery Sample${'ABC'[at]}` })),
    );
    expect(inspection.reports[0]?.address?.zip).toBe('95814-2345');
    expect(codes(inspection)).toEqual([]);
    const source = inspection.sources.at(inspection.reports[2]!.entryIndex)!;
    expect(await readEntry(source)).toEqual(entries[2]!.data);
  });

  it('says of a whole download that it cannot be used, and goes on with the others', async () => {
    const data = (await reports())[0]!.data;
    const paths = [
      place('none.zip', zipFile([{ name: 'readme.txt', data: Buffer.from('x') }])),
      place('html.zip', '<html>Your link has expired</html>'),
      place('locked.zip', zipFile([{ name: 'a.pdf', data, encrypted: true }])),
      join(folder, 'not-there.zip'),
      place('single.pdf', data),
    ];
    const inspection = await inspect(paths);
    expect(inspection.downloads.map(({ path }) => path)).toEqual(paths.filter((path) => !path.includes('not-there')));
    expect(codes(inspection).filter((code) => code.startsWith('archive-'))).toEqual(['archive-has-no-pdfs -', 'archive-unreadable -', 'archive-encrypted -']);
    expect(inspection.failures).toEqual([{ path: expect.stringContaining('not-there.zip') as string, code: 'not-found', message: expect.stringContaining('not-there.zip') as string }]);
    expect(inspection.reports).toHaveLength(1);
  });

  it('finds the second of a download given twice to be duplicates', async () => {
    const path = place('twice.zip', zipFile(await reports()));
    const inspection = await inspect([path, path]);
    expect(inspection.reports.map(({ problems }) => problems.includes('report-duplicate'))).toEqual([false, false, false, true, true, true]);
  });

  it('finds every report of a combined PDF', async () => {
    const document = await PDFDocument.create();
    for (const [at, ssid] of SSIDS.entries()) await addReportPages(document, { ssid, student: `Avery Sample${'ABC'[at]}`, pages: 4 });
    const inspection = await inspect([place('combined.pdf', Buffer.from(await document.save()))]);
    expect(inspection.reports.map(({ firstPage, ssid, id }) => ({ firstPage, ssid, id }))).toEqual(SSIDS.map((ssid, at) => ({ firstPage: 1 + at * 4, ssid, id: `d0-e0-p${1 + at * 4}` })));
  });

  it('tells progress that never falls', async () => {
    const path = place('progress.zip', zipFile(await reports()));
    const told: Progress[] = [];
    let clock = 0;
    await inspectDownloads(
      { paths: [path], envelope: DEFAULT_ENVELOPE },
      { pool, now: () => (clock += 60) },
      { signal: new AbortController().signal, onProgress: (progress) => told.push(progress) },
    );
    expect(told.map(({ fraction }) => fraction)).toEqual(told.map(({ fraction }) => fraction).sort((a, b) => a - b));
    expect(told.at(-1)).toEqual({ step: 'reading', done: 3, total: 3, fraction: 1 });
  });
});
