import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { degrees, PDFDocument, rgb, StandardFonts } from 'pdf-lib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeXps } from '@main/printing/windows/xps/write-xps';
import { greatestDifference, readPpm } from '../support/pictures';
import { run } from '../support/print-lab/process';

let scratch: string;
beforeEach(async () => void (scratch = await mkdtemp(join(tmpdir(), 'xps-'))));
afterEach(() => rm(scratch, { recursive: true, force: true }));

const { signal } = new AbortController();
const at = (name: string): string => join(scratch, name);

/** Pages with text, colour areas in every corner, a hairline, and one that is blank. */
async function makePdf(pages: number): Promise<string> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= pages; number += 1) {
    const page = document.addPage([612, 792]);
    if (number % 4 === 0) continue;
    page.drawText(`Page ${number} of a made-up report`, { x: 72, y: 700, size: 18, font });
    page.drawText('upright', { x: 300, y: 300, size: 24, font, rotate: degrees(90) });
    if (number % 2 === 0) continue;
    page.drawRectangle({ x: 0, y: 0, width: 40, height: 40, color: rgb(1, 0, 0) });
    page.drawRectangle({ x: 572, y: 752, width: 40, height: 40, color: rgb(0, 0.6, 0.2) });
    page.drawRectangle({ x: 0, y: 752, width: 40, height: 40, color: rgb(0, 0, 1) });
    page.drawLine({ start: { x: 100, y: 100 }, end: { x: 500, y: 120 }, thickness: 0.5 });
  }
  await writeFile(at('batch.pdf'), await document.save());
  return at('batch.pdf');
}

const DPI = 150;
/** What two programs may differ by over a square of a tenth of an inch: how they smooth edges, and which font they take for Helvetica. */
const MOST_DIFFERENCE = 25;
const SQUARE_PX = 15;

test('an XPS shows on each of its Letter pages what the PDF shows, as other programs draw both', async () => {
  const pdf = await makePdf(5);
  expect(await writeXps(pdf, at('batch.xps'), { dpi: 300, gray: false, signal })).toBe(5);
  await run('mutool', ['draw', '-q', '-r', String(DPI), '-o', at('xps-%d.ppm'), at('batch.xps')]);
  await run('pdftoppm', ['-r', String(DPI), pdf, at('pdf')]);
  const names = (await readdir(scratch)).filter((name) => name.startsWith('xps-'));
  expect(names).toHaveLength(5);
  for (let number = 1; number <= 5; number += 1) {
    const [xps, original] = await Promise.all([readFile(at(`xps-${number}.ppm`)), readFile(at(`pdf-${number}.ppm`))]);
    const [one, other] = [readPpm(xps), readPpm(original)];
    expect([one.width, one.height]).toEqual([8.5 * DPI, 11 * DPI]);
    expect(greatestDifference(one, other, SQUARE_PX), `page ${number}`).toBeLessThan(MOST_DIFFERENCE);
  }
  // The comparison tells pages apart.
  const [first, second] = await Promise.all(['xps-1.ppm', 'pdf-2.ppm'].map((name) => readFile(at(name))));
  expect(greatestDifference(readPpm(first!), readPpm(second!), SQUARE_PX)).toBeGreaterThan(3 * MOST_DIFFERENCE);
});

test('its parts stand where the Open Packaging Conventions want them, each with a type and each picture with a relationship', async () => {
  await writeXps(await makePdf(3), at('batch.xps'), { dpi: 100, gray: false, signal });
  await run('unzip', ['-q', '-t', at('batch.xps')]);
  await run('unzip', ['-q', '-d', at('parts'), at('batch.xps')]);
  const names = (await run('unzip', ['-Z1', at('batch.xps')])).trim().split('\n');
  expect(names.slice(0, 4)).toEqual(['[Content_Types].xml', '_rels/.rels', 'FixedDocumentSequence.fdseq', 'Documents/1/FixedDocument.fdoc']);
  const text = (name: string): Promise<string> => readFile(join(at('parts'), name), 'utf8');
  const types = [...(await text('[Content_Types].xml')).matchAll(/Extension="(\w+)" ContentType="([^"]+)"/g)].map(([, extension, type]) => [extension, type] as const);
  const known = new Map(types);
  for (const name of names.slice(1)) expect(known.has(name.split('.').at(-1) ?? ''), name).toBe(true);
  expect(known.get('fpage')).toBe('application/vnd.ms-package.xps-fixedpage+xml');
  expect(await text('_rels/.rels')).toContain('Type="http://schemas.microsoft.com/xps/2005/06/fixedrepresentation" Target="/FixedDocumentSequence.fdseq"');
  const pages = [...(await text('Documents/1/FixedDocument.fdoc')).matchAll(/Source="\/([^"]+)" Width="816" Height="1056"/g)].map(([, source = '']) => source);
  expect(pages).toEqual([1, 2, 3].map((number) => `Documents/1/Pages/${number}.fpage`));
  for (const [index, page] of pages.entries()) {
    const picture = `Documents/1/Resources/Images/${index + 1}.png`;
    expect(await text(page)).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>\n<FixedPage xmlns="http:\/\/schemas\.microsoft\.com\/xps\/2005\/06" xml:lang="und" Width="816" Height="1056">/);
    expect(await text(page)).toContain(`ImageSource="/${picture}"`);
    expect(await text(page.replace('Pages/', 'Pages/_rels/').concat('.rels'))).toContain(`Type="http://schemas.microsoft.com/xps/2005/06/required-resource" Target="/${picture}"`);
    expect(names).toContain(picture);
  }
  // Well-formed by a strict reader.
  for (const name of names.filter((each) => !each.endsWith('.png'))) await run('python3', ['-c', 'import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])', join(at('parts'), name)]);
  // Pages without colour are gray and take a third; nothing names a person or a place.
  const kindOf = async (number: number): Promise<number> => (await readFile(join(at('parts'), `Documents/1/Resources/Images/${number}.png`)))[25] ?? -1;
  expect([await kindOf(1), await kindOf(2)]).toEqual([2, 0]);
});

test('a gray ticket makes gray pages', async () => {
  await writeXps(await makePdf(1), at('batch.xps'), { dpi: 100, gray: true, signal });
  await run('mutool', ['draw', '-q', '-r', '72', '-o', at('xps-%d.ppm'), at('batch.xps')]);
  const { rgb: pixels } = readPpm(await readFile(at('xps-1.ppm')));
  expect(pixels.every((value, index) => value === pixels[index - (index % 3)])).toBe(true);
});

describe('what goes wrong', () => {
  test('a file that is no PDF, a full disk and a cancel are failures, and memory stays bounded over many pages', async () => {
    await writeFile(at('junk.pdf'), 'nothing');
    await expect(writeXps(at('junk.pdf'), at('junk.xps'), { dpi: 100, gray: false, signal })).rejects.toThrow('can not be opened');
    const pdf = await makePdf(60);
    await expect(writeXps(pdf, '/dev/full', { dpi: 100, gray: false, signal })).rejects.toMatchObject({ code: 'ENOSPC' });
    const controller = new AbortController();
    const cancelled = writeXps(pdf, at('cancelled.xps'), { dpi: 300, gray: false, signal: controller.signal });
    setTimeout(() => controller.abort(), 100);
    await expect(cancelled).rejects.toThrow();
    const before = process.memoryUsage().rss;
    await writeXps(pdf, at('batch.xps'), { dpi: 200, gray: false, signal });
    expect((process.memoryUsage().rss - before) / 1024 ** 2).toBeLessThan(250);
    expect((await stat(at('batch.xps'))).mode & 0o077).toBe(0);
  });
});
