import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InspectRecord } from '@shared/domain/records/inspect-record';
import type { Manifest } from '@shared/domain/records/manifest';
import { runFoldline } from '../support/built-program';
import { handWrittenPdf, type TextStyle } from '../support/foreign/hand-written-pdf';
import { placedPages, type ForeignReport } from '../support/foreign/placed-report';
import { inkOfFirstPage, qpdf, rewriteByCairo, turnByQpdf, writeByGhostscript } from '../support/foreign/producers';
import { differingShare, pictureOf, textsOf } from './assembly/tools';

const work = mkdtempSync(path.join(tmpdir(), 'foldline-foreign-'));
const inWork = (...parts: readonly string[]): string => path.join(work, ...parts);
const foldline = (...args: readonly string[]) => runFoldline(args, { env: { FOLDLINE_DATA: inWork('data') } });

const report = (number: number, more: Partial<ForeignReport>): ForeignReport => ({
  ssid: `00${70_000_000 + number * 7919}`,
  student: ['Maximiliano Echeverría-Ruiz', "D'Andre O'Shaughnessy", 'Griffin Affleck', 'Li Wu'][number % 4] ?? '',
  grade: '06',
  address: [['1187 W Alder Grove Ct', 'San Bernardino, CA 92411'], ['PO Box 778', 'Weed, CA 96094-1234'], ['12 1/2 Old Mill Ln', 'Space 31', 'Half Moon Bay, CA 94019']][number % 3] ?? [],
  kind: 'elpac-summative',
  languages: ['en'],
  layout: 'letter',
  isNumbered: false,
  ...more,
});

type Written = { readonly name: string; readonly of: ForeignReport; readonly file: string };

const producers: readonly { readonly name: string; readonly fileName: (ssid: string, grade: string) => string; readonly of: Partial<ForeignReport>; readonly write: (of: ForeignReport, file: string) => void }[] = (() => {
  const byHand = (style: TextStyle) => (of: ForeignReport, file: string) => writeFileSync(file, handWrittenPdf(placedPages(of), style));
  const changed = (change: (from: string, to: string) => void, style: TextStyle = 'runs') => (of: ForeignReport, file: string) => {
    byHand(style)(of, `${file}.before`);
    change(`${file}.before`, file);
    rmSync(`${file}.before`);
  };
  // qpdf turns the content of pages that name their own size, as cairo's do.
  const turnedByCairoAndQpdf = (from: string, to: string): void => {
    rewriteByCairo(from, `${to}.upright`);
    turnByQpdf(`${to}.upright`, to, 90);
    rmSync(`${to}.upright`);
  };
  return [
    { name: 'by hand, in runs', fileName: (ssid, grade) => `1964733_0126870_${grade}_${ssid}_20250612.pdf`, of: { kind: 'sb-ela-math', languages: ['en', 'es'] }, write: byHand('runs') },
    { name: 'by hand, kerned', fileName: (ssid, grade) => `CAASPP-${ssid}-${grade}-1964733-0126870-06-12-2025.pdf`, of: { kind: 'cast', layout: 'columns' }, write: byHand('kerned') },
    { name: 'by hand, letter by letter', fileName: (ssid, grade) => `19647330126870_${grade}_${ssid}_2025-06-12.pdf`, of: { languages: ['es', 'en'], isNumbered: true }, write: byHand('letters') },
    { name: 'by hand, scaled', fileName: (ssid, grade) => `SSR ${ssid} ${grade} 1964733 0126870 06122025.PDF`, of: { kind: 'sb-ela-math', layout: 'columns' }, write: byHand('scaled-hex') },
    { name: 'by Ghostscript', fileName: (ssid, grade) => `1964733.0126870.Grade${Number(grade)}.${ssid}.20250612.pdf`, of: { kind: 'cast', languages: ['en', 'es'] }, write: (of, file) => writeByGhostscript(placedPages(of), file) },
    { name: 'by cairo', fileName: (ssid, grade) => `20250612_1964733_0126870_${grade}_${ssid}_SPA.pdf`, of: { layout: 'columns', languages: ['es', 'en'] }, write: changed(rewriteByCairo) },
    { name: 'linearized', fileName: (ssid, grade) => `1964733_0126870_${grade}_${ssid}_20250612_1.pdf`, of: { isNumbered: true }, write: changed((from, to) => qpdf('--linearize', from, to)) },
    { name: "under an owner's password", fileName: (ssid, grade) => `1964733_0126870_${grade}_${ssid}_20250612_2.pdf`, of: { layout: 'columns' }, write: changed((from, to) => qpdf('--encrypt', '', 'owner', '256', '--extract=n', '--', from, to)) },
    { name: 'turned a quarter', fileName: (ssid, grade) => `1964733_0126870_${grade}_${ssid}_20250612_3.pdf`, of: { kind: 'sb-ela-math' }, write: changed(turnedByCairoAndQpdf) },
    { name: 'behind stray bytes', fileName: (ssid, grade) => `1964733_0126870_${grade}_${ssid}_20250612_4.pdf`, of: { kind: 'cast' }, write: changed((from, to) => writeFileSync(to, Buffer.concat([Buffer.from('\0stray\r\n'), readFileSync(from), Buffer.alloc(600)]))) },
  ];
})();

const downloads = inWork('downloads');
const written: Written[] = [];
let found: InspectRecord;

const inspect = async (...inputs: readonly string[]): Promise<InspectRecord> => JSON.parse((await foldline('inspect', '--json', ...inputs)).stdout) as InspectRecord;

beforeAll(async () => {
  mkdirSync(downloads);
  for (const [number, { name, fileName, of: more, write }] of producers.entries()) {
    const of = report(number, more);
    const file = path.join(downloads, fileName(of.ssid, of.grade));
    write(of, file);
    written.push({ name, of, file });
  }
  found = await inspect(downloads);
});

afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('reports of other producers', () => {
  it.each(producers.map(({ name }) => name))('are read as printed: %s', (name) => {
    const { of, file } = written.find((one) => one.name === name) as Written;
    const pages = placedPages(of).length / of.languages.length;
    const read = found.reports.find(({ entry }) => entry === path.basename(file));
    expect(read).toMatchObject({
      kind: of.kind,
      program: of.kind === 'elpac-summative' ? 'ELPAC' : 'CAASPP',
      pages: pages * of.languages.length,
      copies: of.languages.map((language, index) => ({ language, firstPage: 1 + index * pages, pages })),
      ssid: of.ssid,
      lea: '1964733',
      school: '0126870',
      grade: of.grade,
      downloadDate: '2025-06-12',
      student: of.student,
      address: { lines: [of.student, ...of.address], zip: of.address.at(-1)?.split(' ').at(-1) },
    });
  });

  it.each<TextStyle>(['runs', 'kerned', 'letters', 'scaled-hex'])('have the box of the ink that poppler draws: %s', (style) => {
    const one = written.find(({ name }) => name.startsWith('by hand') && name.includes({ runs: 'runs', kerned: 'kerned', letters: 'letter', 'scaled-hex': 'scaled' }[style])) as Written;
    const addressOnly = handWrittenPdf([placedPages(one.of)[0]?.filter(({ isAddress }) => isAddress) ?? []], style);
    const box = found.reports.find(({ entry }) => entry === path.basename(one.file))?.address?.box ?? [];
    const apart = inkOfFirstPage(addressOnly, work).map((edge, side) => Math.abs(edge - (box[side] ?? Infinity)));
    expect(Math.max(...apart)).toBeLessThan(3);
  });

  it('are split out of one file without page numbers, whatever their lengths and languages', async () => {
    const parts = [report(31, {}), report(32, { kind: 'sb-ela-math', languages: ['en', 'es'] }), report(33, { kind: 'cast' }), report(34, { languages: ['es', 'en'] }), report(35, { kind: 'sb-ela-math' }), report(36, {})].map((of) => ({ ...of, layout: 'columns' as const }));
    const files = parts.map((of, index) => {
      const file = inWork(`part-${index}.pdf`);
      writeFileSync(file, handWrittenPdf(placedPages(of), index % 2 === 0 ? 'runs' : 'kerned'));
      return file;
    });
    const combined = inWork('1964733_merged_20250612.pdf');
    qpdf('--empty', '--pages', ...files, '--', combined);
    let firstPage = 1;
    const expected = parts.map((of) => {
      const pages = placedPages(of).length;
      firstPage += pages;
      return { firstPage: firstPage - pages, pages, ssid: of.ssid, kind: of.kind, languages: of.languages };
    });
    const { reports } = await inspect(combined);
    expect(reports.map(({ firstPage: first, pages, ssid, kind, copies }) => ({ firstPage: first, pages, ssid, kind, languages: copies.map(({ language }) => language) }))).toEqual(expected);
  });
});

describe('batches of other producers’ reports', () => {
  const out = inWork('out');
  let manifest: Manifest;

  beforeAll(async () => {
    const { code, stdout } = await foldline('prepare', downloads, '--out', out, '--json');
    expect(code).toBe(0);
    manifest = JSON.parse(stdout) as Manifest;
  });

  it('hold each source page once, in order, with its words and its look; blanks are white', () => {
    expect(manifest.packets).toHaveLength(producers.length);
    for (const { id, file } of manifest.batches) {
      const batch = path.join(out, file);
      const texts = textsOf(batch);
      for (const packet of manifest.packets.filter((one) => one.batch === id)) {
        expect(packet.firstPage % 2).toBe(1);
        const source = path.join(downloads, packet.reports[0]?.entry ?? '');
        const sourceTexts = textsOf(source);
        const sides = Array.from({ length: packet.pages }, (_, index) => packet.firstPage + index).filter((page) => texts[page - 1] !== '');
        expect(packet.pages - sides.length).toBe(packet.blanks);
        expect(sides.map((page) => texts[page - 1])).toEqual(sourceTexts);
        const cover = pictureOf(batch, packet.firstPage);
        expect([cover.width, cover.height]).toEqual([340, 440]);
        expect(differingShare(cover, pictureOf(source, 1))).toBeLessThan(0.001);
      }
    }
  });

  it('are refused by verify when qpdf swaps two pages and the manifest gets the new checksum', async () => {
    const tampered = inWork('tampered');
    cpSync(out, tampered, { recursive: true });
    expect(readdirSync(path.join(tampered, 'batches')).length).toBe(manifest.batches.length);
    const target = manifest.batches.find(({ pages }) => pages >= 4);
    const file = path.join(tampered, target?.file ?? '');
    qpdf('--pages', file, (target?.pages ?? 0) > 4 ? '1,4,3,2,5-z' : '1,4,3,2', '--', file, `${file}.swapped`);
    cpSync(`${file}.swapped`, file);
    rmSync(`${file}.swapped`);
    const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
    writeFileSync(path.join(tampered, 'manifest.json'), JSON.stringify({ ...manifest, batches: manifest.batches.map((batch) => (batch.id === target?.id ? { ...batch, sha256 } : batch)) }));
    expect((await foldline('verify', out)).code).toBe(0);
    const { code, stdout } = await foldline('verify', tampered, '--json');
    expect(code).toBe(1);
    const swapped = [2, 4].map((page) => expect.stringContaining(`Batch ${target?.id ?? ''}, page ${page}:`) as string);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, differences: expect.arrayContaining(swapped) as string[] });
  });
});
