import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listDownload } from '@main/intake/listing/list-download';
import { peekDownload } from '@main/intake/listing/peek-download';

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

it('gives a single PDF as it is listed, and nothing of a zip, of what is no PDF and of what is not there', async () => {
  const path = join(folder, 'reports', '7.pdf');
  expect(await peekDownload(path, 8, signal)).toEqual((await listDownload(path, signal)).entries);
  for (const name of ['PDFIndex.html', 'gone.pdf', 'a.zip']) expect(await peekDownload(join(folder, name), 8, signal)).toEqual([]);
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
