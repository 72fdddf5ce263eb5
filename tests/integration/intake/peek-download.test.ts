import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listDownload } from '@main/intake/listing/list-download';
import { peekDownload } from '@main/intake/listing/peek-download';
import { zipFile } from '../../support/fixtures/zip-file';

const work = mkdtempSync(join(tmpdir(), 'foldline-peek-'));
const folder = join(work, 'Download');
const signal = new AbortController().signal;
const MEGABYTE = 1024 * 1024;

beforeAll(() => {
  mkdirSync(join(folder, 'reports'), { recursive: true });
  mkdirSync(join(folder, '.hidden'));
  writeFileSync(join(folder, 'PDFIndex.html'), '');
  writeFileSync(join(folder, '.hidden', 'x.pdf'), '');
  for (let number = 0; number < 40; number += 1) writeFileSync(join(folder, 'reports', `${number}.pdf`), `%PDF ${number}`);
  writeFileSync(join(folder, 'reports', 'whole grade.pdf'), Buffer.alloc(3 * MEGABYTE));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

it('gives a few small PDFs of a folder, told as they are listed', async () => {
  const peeked = await peekDownload(folder, 8, signal);
  const listed = (await listDownload(folder, signal)).entries;
  expect(peeked).toHaveLength(8);
  for (const entry of peeked) expect(listed).toContainEqual(entry);
  const all = await peekDownload(folder, 100, signal);
  expect(all.map(({ name }) => name)).not.toContain('reports/whole grade.pdf');
  expect(all).toHaveLength(40);
});

it.each([
  ['a zip', ''],
  ['a zip with something in front of it', 'in front'],
])('gives the first small PDFs of %s, told as they are listed', async (_, front) => {
  const pdfs = Array.from({ length: 40 }, (_pdf, number) => ({ name: `reports/${number}.pdf`, data: Buffer.from(`%PDF ${number}`) }));
  const unread = [{ name: 'PDFIndex.html', data: Buffer.alloc(0) }, { name: 'whole grade.pdf', data: randomBytes(3 * MEGABYTE) }, { name: '../up.pdf', data: Buffer.from('%PDF') }, { name: 'link.pdf', data: Buffer.from('0.pdf'), mode: 0o120777 }];
  const path = join(work, 'download.zip');
  writeFileSync(path, Buffer.concat([Buffer.from(front), zipFile([...unread, ...pdfs])]));
  const peeked = await peekDownload(path, 8, signal);
  expect(peeked.map(({ name }) => name)).toEqual(pdfs.slice(0, 8).map(({ name }) => name));
  const listed = (await listDownload(path, signal)).entries;
  for (const entry of peeked) expect(listed).toContainEqual(entry);

  const zips = join(work, 'zips');
  mkdirSync(zips, { recursive: true });
  copyFileSync(path, join(zips, 'a.zip'));
  const within = await peekDownload(zips, 8, signal);
  expect(within[0]?.name).toBe('a.zip!/reports/0.pdf');
  const listedWithin = (await listDownload(zips, signal)).entries;
  for (const entry of within) expect(listedWithin).toContainEqual(entry);
});

it('gives the files of a folder beside zips that cannot be read to their end, and what is listed first in such a zip', async () => {
  const broken = zipFile([{ name: '1.pdf', data: Buffer.from('%PDF') }]);
  // Its end record counts one more than there are.
  broken.writeUInt16LE(2, broken.length - 12);
  const mixed = join(work, 'mixed');
  mkdirSync(mixed);
  for (const number of [1, 2, 3]) {
    writeFileSync(join(mixed, `${number}.zip`), broken);
    writeFileSync(join(mixed, `${number}.pdf`), '%PDF');
  }
  expect((await peekDownload(mixed, 8, signal)).map(({ name }) => name).sort()).toEqual(['1.pdf', '1.zip!/1.pdf', '2.pdf', '2.zip!/1.pdf', '3.pdf', '3.zip!/1.pdf']);
});

it('gives a PDF that is named a zip as it is listed, and nothing of a zip behind it', async () => {
  const path = join(work, 'a pdf.zip');
  writeFileSync(path, Buffer.concat([Buffer.from('%PDF-1.7\n'), zipFile([{ name: '1.pdf', data: Buffer.from('%PDF') }])]));
  expect(await peekDownload(path, 8, signal)).toEqual((await listDownload(path, signal)).entries);
});

it('gives nothing of a zip that broke off, since what it holds is found by looking at all of it', async () => {
  const path = join(work, 'cut.zip');
  writeFileSync(path, zipFile([{ name: '1.pdf', data: Buffer.from('%PDF') }, { name: '2.pdf', data: Buffer.from('%PDF') }]).subarray(0, 60));
  expect(await peekDownload(path, 8, signal)).toEqual([]);
});

it('gives a single PDF as it is listed, and nothing of what is no PDF and of what is not there', async () => {
  const path = join(folder, 'reports', '7.pdf');
  expect(await peekDownload(path, 8, signal)).toEqual((await listDownload(path, signal)).entries);
  for (const name of ['PDFIndex.html', 'gone.pdf', 'gone.zip']) expect(await peekDownload(join(folder, name), 8, signal)).toEqual([]);
});

it('looks at the first files of a folder only', async () => {
  const noted = join(work, 'Notes');
  mkdirSync(noted);
  for (let number = 0; number < 200; number += 1) writeFileSync(join(noted, `${number}.txt`), '');
  for (let number = 0; number < 200; number += 1) writeFileSync(join(noted, `${number}.pdf`), '%PDF');
  const peeked = await peekDownload(noted, 1000, signal);
  expect(peeked.length).toBeLessThanOrEqual(64);
});

it('ends with the reason of a cancel', async () => {
  await expect(peekDownload(folder, 8, AbortSignal.abort('canceled'))).rejects.toBe('canceled');
});
