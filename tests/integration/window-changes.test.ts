import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Manifest, ManifestPacket } from '@shared/domain/records/manifest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { handWrittenPdf, type TextStyle } from '../support/foreign/hand-written-pdf';
import { placedPages, type ForeignReport } from '../support/foreign/placed-report';
import { qpdf, rewriteByCairo, turnByQpdf, writeByGhostscript } from '../support/foreign/producers';
import { standingAlone } from '../support/standing-alone';
import { run, textsOf } from './assembly/tools';

const work = mkdtempSync(path.join(tmpdir(), 'foldline-window-'));
const inWork = (...parts: readonly string[]): string => path.join(work, ...parts);

const OLD = ['1187 W Alder Grove Ct', 'San Bernardino, CA 92411-3007'];
const NEW = ['Ana Delacruz', 'PO Box 1742 #88', 'Sacramento, CA 95812-1742'];

const report = (number: number, more: Partial<ForeignReport>): ForeignReport => ({
  ssid: String(3_100_000_000 + number * 7919),
  student: 'Ana Delacruz',
  grade: '06',
  address: OLD,
  kind: 'elpac-summative',
  languages: ['en', 'es'],
  layout: 'letter',
  isNumbered: false,
  ...more,
});

const byHand = (style: TextStyle) => (of: ForeignReport, file: string) => writeFileSync(file, handWrittenPdf(placedPages(of), style));
const changed = (change: (from: string, to: string) => void) => (of: ForeignReport, file: string) => {
  byHand('runs')(of, `${file}.before`);
  change(`${file}.before`, file);
  rmSync(`${file}.before`);
};

const producers: readonly (readonly [name: string, write: (of: ForeignReport, file: string) => void])[] = [
  ['by hand in runs', byHand('runs')],
  ['by hand kerned', byHand('kerned')],
  ['by hand in letters', byHand('letters')],
  ['by hand scaled', byHand('scaled-hex')],
  ['by Ghostscript', (of, file) => writeByGhostscript(placedPages(of), file)],
  ['by cairo', changed(rewriteByCairo)],
  ['linearized', changed((from, to) => qpdf('--linearize', from, to))],
  ['under an owner’s password', changed((from, to) => qpdf('--encrypt', '', 'owner', '256', '--', from, to))],
  ['turned a quarter', changed((from, to) => {
    rewriteByCairo(from, `${to}.upright`);
    turnByQpdf(`${to}.upright`, to, 90);
    rmSync(`${to}.upright`);
  })],
];

const downloads = inWork('downloads');
const reports = producers.map(([, write], number) => ({ of: report(number + 1, {}), write }));

type Word = { readonly text: string; readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/** The words of a page, as poppler places them. */
const wordsOf = (file: string, page: number): readonly Word[] =>
  Array.from(run('pdftotext', ['-bbox', '-f', String(page), '-l', String(page), file, '-']).matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g), ([, x0, y0, x1, y1, text]) => ({
    text: text ?? '',
    x0: Number(x0),
    y0: Number(y0),
    x1: Number(x1),
    y1: Number(y1),
  }));

const lettersOf = (words: readonly Word[]): string => words.map(({ text }) => text).join('');

const prepare = async (out: string, ...options: readonly string[]): Promise<{ readonly code: number; readonly manifest: Manifest; readonly stderr: string }> => {
  const { code, stdout, stderr } = await runFoldline(['prepare', downloads, '--out', inWork(out), '--json', '--data', inWork('data'), ...options]);
  return { code, stderr, manifest: JSON.parse(stdout) as Manifest };
};
const fileOf = (out: string, { batch }: Pick<ManifestPacket, 'batch'>): string => inWork(out, 'batches', `${batch}.pdf`);
const sourceOf = ({ reports: [first] }: ManifestPacket): string => path.join(downloads, first?.entry ?? '');

beforeAll(() => {
  mkdirSync(downloads);
  reports.forEach(({ of, write }) => write(of, path.join(downloads, `1964733_0126870_06_${of.ssid}_20250612.pdf`)));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('a shift', () => {
  let manifest: Manifest;
  beforeAll(async () => {
    const prepared = await prepare('shifted', '--shift-x', '-1', '--shift-y', '-3');
    expect(prepared.code).toBe(0);
    ({ manifest } = prepared);
  });

  it('moves the first page of each packet by so many millimetres and no other page', () => {
    for (const packet of manifest.packets) {
      expect(packet.changes).toEqual([{ page: packet.firstPage, what: 'shift' }]);
      for (const page of [1, 2]) {
        const before = wordsOf(sourceOf(packet), page);
        const after = wordsOf(fileOf('shifted', packet), packet.firstPage + page - 1);
        // Poppler parts words by the whole points they stand at, so only their letters agree throughout.
        expect(lettersOf(after)).toBe(lettersOf(before));
        const [right, down] = page === 1 ? [(-1 / 25.4) * 72, (-3 / 25.4) * 72] : [0, 0];
        const once = before.filter(({ text }) => [before, after].every((words) => words.filter((word) => word.text === text).length === 1));
        expect(once.length).toBeGreaterThan(5);
        for (const { text, x0, y0 } of once) {
          const there = after.find((word) => word.text === text);
          expect((there?.x0 ?? 0) - x0).toBeCloseTo(right, 1);
          expect((there?.y0 ?? 0) - y0).toBeCloseTo(down, 1);
        }
      }
    }
  });

  it('is followed by the verdict', async () => {
    const fits = new Set(manifest.packets.map(({ window }) => window.fit));
    const { manifest: plain } = await prepare('plain');
    expect(new Set(plain.packets.map(({ window }) => window.fit))).toEqual(new Set(['tight']));
    expect(fits).toContain('ok');
  });

  it('that would take something off the printable area sets the report aside by name', async () => {
    const { code, manifest: refused } = await prepare('refused', '--shift-y', '-38');
    expect(code).toBe(1);
    expect(refused.setAside).toHaveLength(reports.length);
    expect(refused.setAside.every((one) => one.code === 'shift-cuts-off' && / mm up at most\./.test(one.message))).toBe(true);
  });
});

describe('another address', () => {
  let manifest: Manifest;
  let stderr: string;
  beforeAll(async () => {
    // Windows-1252, semicolons and a column order of its own.
    const rows = [['Note', 'SSID', 'Line1', 'Line2', 'Line3'], ...reports.map(({ of }, index) => [`n° ${index}`, of.ssid, ...NEW]), ['', '9999999999', ...NEW]];
    writeFileSync(inWork('addresses.csv'), Buffer.from(rows.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\r\n'), 'latin1'));
    const prepared = await prepare('replaced', '--addresses', inWork('addresses.csv'));
    ({ manifest, stderr } = prepared);
  });

  it('goes on a cover sheet in the window, its back blank, counted as what it is', () => {
    expect(manifest.packets).toHaveLength(reports.length);
    for (const packet of manifest.packets) {
      expect(packet).toMatchObject({ inserts: [{ page: packet.firstPage, pages: 1, what: 'cover-sheet' }], address: NEW, zip: '95812-1742', window: { fit: 'ok', exposes: false }, sheets: 3, pages: 6, blanks: 1 });
      const words = wordsOf(fileOf('replaced', packet), packet.firstPage);
      expect(words.map(({ text }) => text).join(' ')).toBe(NEW.join(' '));
      // Safe: 72, 189 to 306, 220.5. Poppler's boxes are line boxes: from above the capitals to below the descenders.
      expect(Math.min(...words.map(({ x0 }) => x0))).toBeGreaterThanOrEqual(72);
      expect(Math.max(...words.map(({ x1 }) => x1))).toBeLessThanOrEqual(306);
      expect(Math.min(...words.map(({ y0 }) => y0))).toBeGreaterThan(189 - 4);
      expect(Math.max(...words.map(({ y1 }) => y1))).toBeLessThan(220.5 + 4);
      expect(wordsOf(fileOf('replaced', packet), packet.firstPage + 1)).toEqual([]);
    }
    expect(manifest.totals).toMatchObject({ inserts: reports.length, blanks: reports.length, setAside: 0 });
  });

  it('leaves the old one nowhere in the folder', () => {
    const telling = ['1187', 'Alder Grove', 'Bernardino', '92411'];
    for (const name of readdirSync(inWork('replaced', 'batches'))) {
      const file = inWork('replaced', 'batches', name);
      const text = textsOf(file).join(' ');
      const plain = inWork('plain.pdf');
      // Every object and stream written out in full, so that nothing hides in compression.
      execFileSync('qpdf', ['--qdf', '--object-streams=disable', '--stream-data=uncompress', file, plain]);
      const bytes = readFileSync(plain).toString('latin1');
      for (const word of telling) {
        expect(text).not.toMatch(standingAlone(word));
        expect(bytes).not.toMatch(standingAlone(word));
        expect(bytes.toLowerCase()).not.toContain(Buffer.from(word, 'latin1').toString('hex'));
      }
    }
    for (const name of ['manifest.json', 'manifest.csv', 'set-aside.csv']) for (const word of telling) expect(readFileSync(inWork('replaced', name), 'utf8')).not.toMatch(standingAlone(word));
  });

  it('changes nothing else of the pages', () => {
    // The whole block goes from page 1, and from the other copy what tells where the family lives.
    const gone = [new Set([...OLD.join(' ').split(' '), ...'Ana Delacruz'.split(' ')]), new Set(OLD.join(' ').split(' '))] as const;
    for (const packet of manifest.packets) {
      expect(packet.changes.every(({ what }) => what === 'mask')).toBe(true);
      for (let page = 1; page <= 4; page += 1) {
        const before = wordsOf(sourceOf(packet), page).filter(({ x0, y0, text }) => !(gone[page === 1 ? 0 : 1].has(text) && x0 < 300 && y0 > 180 && y0 < 260));
        expect(wordsOf(fileOf('replaced', packet), packet.firstPage + 1 + page).length).toBeGreaterThan(0);
        expect(lettersOf(wordsOf(fileOf('replaced', packet), packet.firstPage + 1 + page))).toBe(lettersOf(before));
      }
    }
  });

  it('for a student who is in no download is told', () => {
    expect(stderr).toContain('1 SSID of the list of addresses is in no download');
  });

  it('is refused where the list has a row that can’t be used', async () => {
    writeFileSync(inWork('wrong.csv'), 'ssid,line1,line2\n1234567890,PO Box 1,"Sacramento, CA"\n');
    const { code, stderr: said } = await runFoldline(['prepare', downloads, '--out', inWork('wrong'), '--addresses', inWork('wrong.csv')]);
    expect([code, said]).toEqual([2, expect.stringContaining('Row 2 of the list of addresses: the address can’t be used: its ZIP is missing')]);
  });
});

it('holds a packet whose old address can’t be removed for certain', async () => {
  const folder = inWork('pictures');
  mkdirSync(folder);
  // The page as a picture with its text behind it, as scanners make it.
  const of = report(77, {});
  const file = path.join(folder, `1964733_0126870_06_${of.ssid}_20250612.pdf`);
  byHand('runs')(of, `${file}.text`);
  execFileSync('pdftocairo', ['-png', '-r', '60', '-f', '1', '-l', '1', '-singlefile', `${file}.text`, inWork('scan')]);
  const { PDFDocument } = await import('pdf-lib');
  const document = await PDFDocument.load(readFileSync(`${file}.text`));
  const picture = await document.embedPng(readFileSync(inWork('scan.png')));
  document.getPage(0).drawImage(picture, { x: 0, y: 0, width: 612, height: 792 });
  writeFileSync(file, await document.save());
  rmSync(`${file}.text`);
  writeFileSync(inWork('one.csv'), `ssid,line1,line2,line3\n${of.ssid},${NEW[0]},${NEW[1]},"${NEW[2]}"\n`);
  const { code, stdout } = await runFoldline(['prepare', folder, '--out', inWork('held'), '--addresses', inWork('one.csv'), '--json']);
  expect(code).toBe(1);
  expect((JSON.parse(stdout) as Manifest).packets).toEqual([]);
  expect(readdirSync(work)).not.toContain('held');
});
