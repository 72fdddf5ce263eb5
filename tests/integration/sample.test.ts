import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSample } from '@main/sample/make-sample';
import type { SampleSummary } from '@main/sample/sample-summary';
import { planSample, type Placement, type PlannedReport } from '@main/sample/plan';
import { designOf } from '@main/sample/report-kinds';

const scratch = mkdtempSync(join(tmpdir(), 'foldline-sample-'));
const zip = join(scratch, 'spring.zip');
const folder = join(scratch, 'spring');
const plan = planSample(30, 1);
let summary: SampleSummary;

const pathOf = ({ fileName }: PlannedReport): string => join(folder, fileName);
const whole = plan.filter(({ trouble }) => trouble !== 'truncated');
const textOf = (report: PlannedReport, ...options: string[]): string => execFileSync('pdftotext', [...options, pathOf(report), '-'], { encoding: 'utf8' });
const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
const withTrouble = (trouble: PlannedReport['trouble']): PlannedReport => plan.find((report) => report.trouble === trouble) as PlannedReport;

beforeAll(async () => {
  summary = await makeSample({ out: zip, reports: 30, seed: 1 });
  // An independent reader, which checks each entry's checksum.
  execFileSync('python3', ['-c', 'import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nz.extractall(sys.argv[2])', zip, scratch]);
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the sample download', () => {
  test('holds one folder with the PDFs and an index that links to each of them', () => {
    const names = readdirSync(folder);
    expect(names.sort()).toEqual([...plan.map(({ fileName }) => fileName), 'PDFIndex.html'].sort());
    const index = readFileSync(join(folder, 'PDFIndex.html'), 'utf8');
    expect([...index.matchAll(/href="([^"]+)"/gu)].map(([, name]) => name)).toEqual(plan.map(({ fileName }) => fileName));
  });

  test('is what its summary says', () => {
    expect(summary).toMatchObject({ reports: 30, seed: 1, languages: { en: 30 }, kinds: { 'sb-ela-math-cast': 5, csa: 2 } });
    expect(summary.pupils).toBe(new Set(plan.map(({ pupil }) => pupil.ssid)).size);
    for (const { entry } of summary.trouble) expect(statSync(join(scratch, entry)).size).toBeGreaterThan(0);
  });

  test('every report has the pages of its kind, year and languages', () => {
    for (const report of whole) {
      const pages = designOf(report.kind, report.year).pages.length * (report.secondLanguage === null ? 1 : 2);
      expect([report.fileName, Number(execFileSync('qpdf', ['--show-npages', pathOf(report)], { encoding: 'utf8' }))]).toEqual([report.fileName, pages]);
    }
  });

  test('poppler reads SSID and name on every copy’s cover', () => {
    for (const report of whole) {
      const secondCover = designOf(report.kind, report.year).pages.length + 1;
      for (const page of report.secondLanguage === null ? [1] : [1, secondCover]) {
        const text = textOf(report, '-f', String(page), '-l', String(page));
        expect(text).toContain(report.pupil.ssid);
        expect(text).toContain(report.pupil.fullName);
      }
    }
  });

  test.each([
    ['es', '¿Qué es', 'Página 1 de'],
    ['vi', 'Thông tin học sinh', 'Trang 1 trên'],
    ['zh', '學生成績報告', '第 1 頁'],
    ['tl', 'Impormasyon ng Mag-aaral', 'Pahina 1 ng'],
    ['ko', '학생 성적 보고서', '중 1쪽'],
    ['ar', 'معلومات الطالب', 'درجات الطلاب'],
  ] as const)('a copy in %s reads as written', (language, ...expected) => {
    const report = whole.find(({ secondLanguage }) => secondLanguage === language) as PlannedReport;
    // Marks of direction that poppler adds are dropped, presentation forms and spacing are made plain.
    const text = textOf(report).normalize('NFKC').replace(/[\u200e\u200f\u202a-\u202e]/gu, '').replace(/\s+/gu, ' ');
    for (const phrase of expected) expect(text).toContain(phrase);
  });

  test('a 2024-25 report with science ends in a page that says it is left blank', () => {
    const report = plan.find(({ kind, year }) => kind === 'sb-ela-math-cast' && year === 2025) as PlannedReport;
    expect(textOf(report, '-f', '6', '-l', '6')).toContain('This page is intentionally left blank');
  });

  test('holds the trouble it names', () => {
    expect(() => execFileSync('qpdf', ['--check', pathOf(withTrouble('truncated'))], { stdio: 'pipe' })).toThrow();
    const mismatch = withTrouble('ssid-mismatch');
    expect(mismatch.fileName).not.toContain(mismatch.pupil.ssid);
    const duplicate = withTrouble('duplicate');
    const original = plan.find((report) => report.trouble === null && report.pupil === duplicate.pupil && report.kind === duplicate.kind) as PlannedReport;
    expect(sha256(pathOf(duplicate))).toBe(sha256(pathOf(original)));
  });
});

test('two that are made at once under one name don’t mix', async () => {
  const [alone, shared] = [join(scratch, 'alone'), join(scratch, 'shared.zip')];
  for (const reports of [2, 5]) mkdirSync(`${alone}-${reports}`);
  for (const reports of [2, 5]) await makeSample({ out: `${alone}-${reports}/shared.zip`, reports, seed: 1 });
  const ends = await Promise.allSettled([2, 5].map((reports) => makeSample({ out: shared, reports, seed: 1 })));
  expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect([2, 5].map((reports) => sha256(`${alone}-${reports}/shared.zip`))).toContain(sha256(shared));
  expect(readdirSync(scratch).filter((name) => name.startsWith('.'))).toEqual([]);
});

/** Rectangles of the default envelope, in inches from the top left of page 1. */
const canShow = { left: 0, top: 2.0625, right: 5.375, bottom: 3.625 };
const alwaysVisible = { left: 0.875, top: 2.5, right: 4.375, bottom: 3.1875 };
const safe = { left: 1, top: 2.625, right: 4.25, bottom: 3.0625 };
type Box = typeof safe;

/** The extent of all ink that the window can ever show, measured on a picture of page 1; null where there is none. */
function inkInWindow(report: PlannedReport): Box | null {
  const dpi = 144;
  const [left, top] = [canShow.left * dpi, canShow.top * dpi];
  const [width, height] = [(canShow.right - canShow.left) * dpi, (canShow.bottom - canShow.top) * dpi];
  const crop = ['-x', left, '-y', top, '-W', width, '-H', height].map(String);
  const picture = execFileSync('pdftoppm', ['-gray', '-r', String(dpi), '-f', '1', '-l', '1', ...crop, pathOf(report)]);
  const pixels = picture.subarray(picture.length - width * height);
  const dark = [...pixels.keys()].filter((at) => (pixels[at] ?? 255) < 200);
  if (dark.length === 0) return null;
  const columns = dark.map((at) => at % width);
  const inches = (pixel: number): number => pixel / dpi;
  return {
    left: canShow.left + inches(columns.reduce((least, x) => Math.min(least, x))),
    right: canShow.left + inches(columns.reduce((most, x) => Math.max(most, x)) + 1),
    top: canShow.top + inches(Math.floor((dark[0] ?? 0) / width)),
    bottom: canShow.top + inches(Math.floor((dark.at(-1) ?? 0) / width) + 1),
  };
}

const within = (inner: Box, outer: Box): boolean =>
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;

const seenInWindow: Readonly<Record<Placement, 'safe' | 'visible' | 'hidden' | 'nothing'>> = {
  fits: 'safe',
  tight: 'visible',
  'five-lines': 'visible',
  'too-low': 'hidden',
  'too-far-left': 'hidden',
  'score-in-view': 'hidden',
  'ssid-in-view': 'hidden',
  'no-address': 'nothing',
};

describe('what the default envelope’s window shows of page 1', () => {
  test.each(whole.map((report) => [report.placement, report.fileName, report] as const))('%s: %s', (placement, _name, report) => {
    const ink = inkInWindow(report);
    const seen = ink === null ? 'nothing' : within(ink, safe) ? 'safe' : within(ink, alwaysVisible) ? 'visible' : 'hidden';
    expect(seen).toBe(seenInWindow[placement]);
  });
});

describe('making a sample', () => {
  test('the same count and seed give the same bytes, another seed gives others', async () => {
    const make = async (name: string, seed: number): Promise<string> => {
      const out = join(scratch, name, 'again.zip');
      execFileSync('mkdir', [join(scratch, name)]);
      await makeSample({ out, reports: 14, seed });
      return sha256(out);
    };
    const first = await make('first', 7);
    expect(await make('second', 7)).toBe(first);
    expect(await make('third', 8)).not.toBe(first);
  });

  test('an existing file stays as it is', async () => {
    const out = join(scratch, 'taken.zip');
    writeFileSync(out, 'mine');
    await expect(makeSample({ out, reports: 1, seed: 1 })).rejects.toMatchObject({ code: 'out-exists' });
    expect(readFileSync(out, 'utf8')).toBe('mine');
  });

  test.each([0, -1, 1.5, Number.NaN])('%d reports are refused', async (reports) => {
    await expect(makeSample({ out: join(scratch, 'none.zip'), reports, seed: 1 })).rejects.toThrow('at least 1 report');
  });

  test('progress counts every report, and a cancelled sample leaves nothing behind', async () => {
    const cancelled = join(scratch, 'cancelled');
    execFileSync('mkdir', [cancelled]);
    const counts: number[] = [];
    const controller = new AbortController();
    const onProgress = (done: number, total: number): void => {
      counts.push(done);
      expect(total).toBe(500);
      if (done === 5) controller.abort();
    };
    await expect(makeSample({ out: join(cancelled, 'sample.zip'), reports: 500, seed: 1, onProgress, signal: controller.signal })).rejects.toThrow(/abort/iu);
    expect(counts.slice(0, 5)).toEqual([1, 2, 3, 4, 5]);
    expect(counts.length).toBeLessThan(20);
    expect(readdirSync(cancelled)).toEqual([]);
  });
});
