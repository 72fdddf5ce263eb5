import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
import { directoryOffset, zipFile, type ZipFileEntry } from '../../support/fixtures/zip-file';
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

/** Entries reports = their own, plus ignored, plus set aside; the totals are the sums of the downloads. Holds whatever was read. */
const expectSumsToHold = (inspection: Inspection): void => {
  const { downloads, entries, reports, totals, sources } = inspection;
  const held = entries.filter(({ outcome }) => outcome === 'reports').length;
  expect(totals.entries).toBe(held + totals.ignored + totals.setAside);
  expect(totals.entries).toBe(entries.length);
  expect(sources).toHaveLength(entries.length);
  expect(totals.reports).toBe(reports.length);
  expect(entries.reduce((sum, entry) => sum + (entry.outcome === 'reports' ? entry.reports : 0), 0)).toBe(reports.length);
  for (const key of ['entries', 'reports', 'ignored', 'setAside'] as const) expect(downloads.reduce((sum, download) => sum + download[key], 0)).toBe(totals[key]);
  expect(new Set(reports.map(({ id }) => id)).size).toBe(reports.length);
};

const inspect = async (paths: readonly string[]): Promise<Inspection> => {
  const inspection = await inspectDownloads({ paths, envelope: DEFAULT_ENVELOPE }, { pool }, { signal: new AbortController().signal, onProgress: () => {} });
  expectSumsToHold(inspection);
  return inspection;
};

const codes = (inspection: Inspection): readonly string[] => inspection.problems.map(({ code, entry }) => `${code} ${entry ?? '-'}`);
const outcome = (inspection: Inspection, name: string): string | undefined => {
  const found = inspection.entries.find(({ entry }) => entry === name);
  return found?.outcome === 'set-aside' ? found.problem.code : found?.outcome;
};

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
    expect(inspection.problems).toEqual([]);
    const source = inspection.sources[inspection.reports[2]!.entryIndex]!;
    expect(await readEntry(source)).toEqual(entries[2]!.data);
  });

  it('counts every entry of an archive that claims to hold too much', async () => {
    const entries = await reports();
    const claimed = entries.map((entry) => ({ ...entry, claimedSize: 400 * 1024 * 1024 }));
    const path = place('absurd.zip', zipFile([...claimed, { name: 'notes.txt', data: Buffer.from('notes') }]));
    const { totals, entries: outcomes } = await inspect([path]);
    expect(totals).toMatchObject({ entries: 4, reports: 0, ignored: 1, setAside: 3 });
    expect(outcomes.flatMap((outcome) => (outcome.outcome === 'set-aside' ? [outcome.problem.code] : []))).toEqual(Array.from({ length: 3 }, () => 'archive-too-large'));
  });

  it('says of a download that broke off before its first PDF that it cannot be used', async () => {
    const path = place('cut-early.zip', zipFile([{ name: 'SSR/', data: Buffer.alloc(0), stored: true }, ...(await reports())]).subarray(0, 60));
    const { problems } = await inspect([path]);
    expect(problems.map(({ code }) => code)).toContain('archive-unreadable');
    expect(problems.map(({ code }) => code)).not.toContain('archive-has-no-pdfs');
  });

  it('names each trouble of an archive and reads the rest', async () => {
    const [first, second, third] = await reports();
    const whole = { data: first!.data };
    const path = place(
      'troubles.zip',
      zipFile([
        { ...whole, name: reportName(SSIDS[0]) },
        { ...whole, name: '../escape.pdf' },
        { ...whole, name: 'CON.pdf' },
        { ...whole, name: 'back\\slash.pdf' },
        { ...whole, name: 'wrong-crc.pdf', wrongCrc: true },
        { ...whole, name: 'locked.pdf', encrypted: true },
        { ...whole, name: 'odd-method.pdf', method: 14 },
        { name: 'bomb.pdf', data: Buffer.alloc(32 * 1024 * 1024) },
        { name: 'empty.pdf', data: Buffer.alloc(0) },
        { name: 'page.pdf', data: Buffer.from('<html><body>Session expired</body></html>') },
        { name: 'link.pdf', data: Buffer.from('/etc/passwd'), stored: true, mode: 0o120777 },
        { name: 'cut.pdf', data: second!.data.subarray(0, 3000) },
        { name: 'notes.txt', data: Buffer.from('notes') },
        { name: '__MACOSX/._a.pdf', data: Buffer.from('x') },
        { name: '.DS_Store', data: Buffer.from('x') },
        { name: 'inner.zip', data: zipFile([{ ...second!, name: 'b.pdf' }]) },
        { name: 'stored.zip', data: zipFile([{ ...third!, name: 'c.pdf' }]), stored: true },
        { name: 'no-pdfs.zip', data: zipFile([{ name: 'readme.txt', data: Buffer.from('x') }]) },
        { name: 'broken.zip', data: Buffer.from('no zip at all') },
      ]),
    );
    const inspection = await inspect([path]);
    expect(inspection.reports.map(({ entry, ssid }) => `${entry} ${ssid}`)).toEqual([`${reportName(SSIDS[0])} ${SSIDS[0]}`, `inner.zip!/b.pdf ${SSIDS[1]}`, `stored.zip!/c.pdf ${SSIDS[2]}`]);
    const expected = {
      '../escape.pdf': 'archive-entry-unsafe-name',
      'CON.pdf': 'archive-entry-unsafe-name',
      'back\\slash.pdf': 'archive-entry-unsafe-name',
      'wrong-crc.pdf': 'pdf-damaged',
      'locked.pdf': 'pdf-password-protected',
      'odd-method.pdf': 'pdf-damaged',
      'bomb.pdf': 'archive-too-large',
      'empty.pdf': 'pdf-empty',
      'page.pdf': 'pdf-not-a-pdf',
      'link.pdf': 'pdf-not-a-pdf',
      'cut.pdf': 'pdf-damaged',
      'notes.txt': 'ignored',
      '__MACOSX/._a.pdf': 'ignored',
      '.DS_Store': 'ignored',
      'no-pdfs.zip': 'archive-has-no-pdfs',
      'broken.zip': 'archive-unreadable',
    };
    for (const [name, code] of Object.entries(expected)) expect(`${name} ${outcome(inspection, name)}`).toBe(`${name} ${code}`);
    expect(codes(inspection).filter((code) => code.startsWith('ignored-file'))).toEqual(['ignored-file notes.txt']);
    for (const { message } of inspection.problems) expect(message).toMatch(/\. \S/);
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
    expect(inspection.failures).toEqual([{ code: 'not-found', message: expect.stringContaining('not-there.zip') as string }]);
    expect(inspection.reports).toHaveLength(1);
  });

  it('recovers what is whole of a download that broke off', async () => {
    const entries = await reports();
    const zip = zipFile(entries);
    const inspection = await inspect([place('cut.zip', zip.subarray(0, directoryOffset(entries) - 200))]);
    expect(inspection.reports.map(({ ssid }) => ssid)).toEqual(SSIDS.slice(0, 2));
    expect(codes(inspection)).toEqual(['archive-truncated -', `pdf-damaged SSR/${reportName(SSIDS[2])}`]);
  });

  it('walks a folder in natural order, following no link', async () => {
    const root = join(folder, 'walk');
    const data = (await reports()).map((entry) => entry.data);
    place('outside/secret.pdf', data[0]!);
    place('walk/10.pdf', data[0]!);
    place('walk/2.pdf', data[1]!);
    place('walk/sub/deep/1 no ending', data[2]!);
    place('walk/.hidden/x.pdf', data[0]!);
    place('walk/Thumbs.db', 'x');
    symlinkSync(join(folder, 'outside'), join(root, 'linked'));
    const inspection = await inspect([root]);
    expect(inspection.downloads[0]).toEqual({ path: root, kind: 'folder', entries: 5, reports: 3, ignored: 2, setAside: 0 });
    expect(inspection.reports.map(({ entry }) => entry)).toEqual(['2.pdf', '10.pdf', 'sub/deep/1 no ending']);
  });

  it('holds the index against the entries', async () => {
    const [first, second] = await reports();
    const index = `<html><!-- <a href="old.pdf"> --><a href="${reportName(SSIDS[0])}?x=1">1</a><a href='gone%20away.pdf'>2</a><a href=https://example.org/x.pdf>3</a></html>`;
    const inspection = await inspect([place('indexed.zip', zipFile([first!, second!, { name: 'SSR/PDFIndex.html', data: Buffer.from(index) }]))]);
    expect(codes(inspection)).toEqual(['index-entry-missing SSR/gone away.pdf', `index-entry-unlisted SSR/${reportName(SSIDS[1])}`]);
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
