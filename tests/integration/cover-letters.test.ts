import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Manifest, ManifestPacket } from '@shared/domain/records/manifest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { letterPdf } from '../support/fixtures/letter-pdf';
import { reportName, reportPdf } from '../support/fixtures/report-pdf';

let folder: string;
const at = (...names: readonly string[]): string => path.join(folder, ...names);
const prepare = async (input: string, out: string, ...options: readonly string[]) => {
  const { code, stdout, stderr } = await runFoldline(['prepare', at(input), '--out', at(out), '--json', '--data', at('data'), ...options]);
  return { code, stderr, manifest: JSON.parse(stdout || 'null') as Manifest };
};
const textOfPage = (out: string, packet: ManifestPacket, page: number): string =>
  execFileSync('pdftotext', ['-f', String(packet.firstPage + page - 1), '-l', String(packet.firstPage + page - 1), at(out, 'batches', `${packet.batch}.pdf`), '-'], { encoding: 'utf8' });
const isSpanish = ({ reports }: ManifestPacket): boolean => reports.some(({ copies }) => copies.some(({ language }) => language === 'es'));

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'foldline-letters-'));
  writeFileSync(at('all.pdf'), await letterPdf('Dear families'));
  writeFileSync(at('es.pdf'), await letterPdf('Queridas familias', { pages: 3 }));
  mkdirSync(at('one'));
  writeFileSync(at('one', reportName('9900000001')), await reportPdf({ ssid: '9900000001', student: 'Avery Griffin' }));
  await runFoldline(['sample', '--out', at('sample.zip'), '--reports', '30', '--seed', '3']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a letter of its language lies on sheets of its own in each envelope, behind a cover sheet with the address', async () => {
  const plain = await prepare('sample.zip', 'plain');
  const { code, manifest } = await prepare('sample.zip', 'letters', '--cover-letter', at('all.pdf'), '--cover-letter', `es=${at('es.pdf')}`);
  expect(code).toBe(plain.code);
  expect(manifest.totals.packets).toBe(plain.manifest.totals.packets);
  expect(manifest.settings.coverLetters).toMatchObject([{ language: null, name: 'all.pdf', pages: 1 }, { language: 'es', name: 'es.pdf', pages: 3 }]);
  expect(manifest.packets.filter(isSpanish).length).toBeGreaterThan(1);
  for (const packet of manifest.packets) {
    const pages = isSpanish(packet) ? 3 : 1;
    const [first, second] = packet.inserts;
    if (packet.address.length === 0) {
      // Nothing can show an address here, so the report keeps the window, and this is said.
      expect(packet.inserts).toEqual([{ page: packet.firstPage + packet.pages - (pages === 1 ? 2 : 4), pages, what: 'cover-letter' }]);
      continue;
    }
    expect([first, second]).toEqual([{ page: packet.firstPage, pages: 1, what: 'cover-sheet' }, { page: packet.firstPage + 2, pages, what: 'cover-letter' }]);
    expect(packet.reports[0]?.copies[0]?.page).toBe(packet.firstPage + (pages === 1 ? 4 : 6));
    expect(packet.window).toMatchObject({ exposes: false });
    expect(textOfPage('letters', packet, 1).replace(/\s+/g, ' ').trim()).toBe(packet.address.join(' ').replace(/\s+/g, ' ').trim());
    expect(textOfPage('letters', packet, 3)).toContain(isSpanish(packet) ? 'Queridas familias 1' : 'Dear families 1');
    expect(textOfPage('letters', packet, 4).trim()).toMatch(isSpanish(packet) ? /^Queridas familias 2/ : /^$/);
  }
  const unaddressed = manifest.packets.filter(({ address }) => address.length === 0).length;
  expect(unaddressed).toBeGreaterThan(0);
  expect(manifest.notices.filter((notice) => notice.code === 'letter-behind')).toHaveLength(unaddressed);
  const { totals } = manifest;
  expect(totals.inserts).toBe(manifest.packets.reduce((sum, { inserts }) => sum + inserts.reduce((pages, insert) => pages + insert.pages, 0), 0));
  // A batch holds packets of one sheet count, the letter's sheets counted.
  for (const { id, sheetsPerPacket } of manifest.batches) expect(new Set(manifest.packets.filter(({ batch }) => batch === id).map(({ sheets }) => sheets))).toEqual(new Set([sheetsPerPacket]));
  expect((await runFoldline(['verify', at('letters')])).code).toBe(0);
});

it('where no letter is for a language nothing goes along; another address and siblings go with letters too', async () => {
  const { manifest } = await prepare('one', 'spanish-only', '--cover-letter', `es=${at('es.pdf')}`);
  expect(manifest.packets[0]?.inserts).toEqual([]);
  writeFileSync(at('addresses.csv'), 'ssid,line1,line2,line3\n9900000001,Avery Griffin,PO Box 1,"Sacramento, CA 95812"\n');
  const other = await prepare('one', 'other', '--cover-letter', at('all.pdf'), '--addresses', at('addresses.csv'));
  const [packet] = other.manifest.packets;
  expect(packet?.inserts.map(({ what }) => what)).toEqual(['cover-sheet', 'cover-letter']);
  expect(textOfPage('other', packet!, 1)).toContain('PO Box 1');
  expect(textOfPage('other', packet!, 3)).toContain('Dear families 1');
  expect(textOfPage('other', packet!, 5)).not.toContain('Orchard');
  expect((await runFoldline(['verify', at('other')])).code).toBe(0);
});

it('a letter that is replaced in the written file is found by verify', async () => {
  const { manifest } = await prepare('one', 'changed', '--cover-letter', at('all.pdf'));
  const file = at('changed', 'batches', `${manifest.batches[0]?.id}.pdf`);
  await prepare('one', 'changed-other', '--cover-letter', at('es.pdf'));
  writeFileSync(at('two-page.pdf'), await letterPdf('Other words'));
  const other = await prepare('one', 'changed-words', '--cover-letter', at('two-page.pdf'));
  writeFileSync(file, readFileSync(at('changed-words', 'batches', `${other.manifest.batches[0]?.id}.pdf`)));
  const { code, stdout } = await runFoldline(['verify', at('changed'), '--json']);
  expect(code).toBe(1);
  expect(stdout).toContain('page 3: it does not show what was written there');
});

describe('a letter that can’t be printed as it is', () => {
  const refused = async (name: string): Promise<string> => {
    const { code, stderr } = await prepare('one', 'refused', '--cover-letter', at(name));
    expect([1, 2]).toContain(code);
    return stderr;
  };

  it('is refused with what is wrong and the next step', async () => {
    writeFileSync(at('a4.pdf'), await letterPdf('A4', { size: [595, 842] }));
    writeFileSync(at('long.pdf'), await letterPdf('Long', { pages: 5 }));
    writeFileSync(at('word.pdf'), 'PK not a pdf');
    writeFileSync(at('empty.pdf'), '');
    writeFileSync(at('cut.pdf'), (await letterPdf('Cut')).subarray(0, 900));
    execFileSync('qpdf', ['--encrypt', 'secret', 'secret', '256', '--', at('all.pdf'), at('locked.pdf')]);
    expect(await refused('a4.pdf')).toContain('its pages are not upright Letter (8.5 × 11 in). Save it as a PDF of that size.');
    expect(await refused('long.pdf')).toContain('it has 5 pages, and a letter takes 4 at most. Shorten it.');
    expect(await refused('word.pdf')).toContain('it is no PDF. Save it as a PDF.');
    expect(await refused('empty.pdf')).toContain('the file is empty.');
    expect(await refused('cut.pdf')).toContain('it is damaged or can’t be read in full. Save it as a PDF anew.');
    expect(await refused('locked.pdf')).toContain('it opens only with a password. Save it without one.');
    expect(await refused('none.pdf')).toContain("A cover letter can't be read.");
    expect((await prepare('one', 'refused', '--cover-letter', `xx=${at('all.pdf')}`)).code).toBe(2);
    expect((await prepare('one', 'refused', '--cover-letter', at('all.pdf'), '--cover-letter', at('es.pdf'))).code).toBe(2);
  });

  it('is told where its fonts are not in the file, and used', async () => {
    writeFileSync(at('named.pdf'), await letterPdf('Named', { embedded: false }));
    const { code, stderr, manifest } = await prepare('one', 'named', '--cover-letter', at('named.pdf'));
    expect({ code, letters: manifest.packets[0]?.inserts.length }).toEqual({ code: 0, letters: 2 });
    expect(stderr).toContain('named.pdf: It uses fonts that are not in the file');
  });
});
