import { createWriteStream, readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractPages } from '@main/assembly/extract-pages';
import { WrittenDocument } from '@main/assembly/verify/written-document';
import { corpusReport } from '../../bench/corpus/report';
import { layeredPage, turnedAndCropped } from './sources';
import { Workplace, differingShare, pictureOf, run, textsOf, type TestBatch } from './tools';

const workplace = new Workplace();
let batch: TestBatch;

beforeAll(async () => {
  const reports = Array.from({ length: 40 }, (_, index) => ({ bytes: corpusReport({ number: index + 1, pages: 3, fonts: 'fixed' }), pages: 3 }));
  batch = await workplace.batchOf([...reports, { bytes: await turnedAndCropped(), pages: 9 }, { bytes: await layeredPage(), pages: 1 }]);
});
afterAll(() => workplace.remove());

const extracted = async (first: number, last: number): Promise<string> => {
  const path = workplace.path('part.pdf');
  await extractPages(batch.path, { first, last }, createWriteStream(path));
  return path;
};

const fingerprintsOf = (path: string): string[] => {
  const document = new WrittenDocument(path);
  try {
    return [...document.pages()].map((page) => page.fingerprint);
  } finally {
    document.close();
  }
};

describe('part of a batch', () => {
  it('has the very pages, their fingerprints and the print preferences', async () => {
    const part = await extracted(9, 24);
    expect(run('qpdf', ['--check', part])).toContain('No syntax or stream encoding errors');
    expect(textsOf(part)).toEqual(textsOf(batch.path).slice(8, 24));
    expect(fingerprintsOf(part)).toEqual(fingerprintsOf(batch.path).slice(8, 24));
    expect(run('qpdf', ['--qdf', '--object-streams=disable', part, '-'])).toContain('/DuplexFlipLongEdge');
  });

  it('looks as it does in the batch, to the last page', async () => {
    const { pages } = batch.written;
    const part = await extracted(pages - 11, pages);
    for (const page of [1, 5, 9, 11]) expect(differingShare(pictureOf(part, page), pictureOf(batch.path, pages - 12 + page)), `page ${page}`).toBe(0);
  });

  it('of everything is as large as the batch', async () => {
    const whole = await extracted(1, batch.written.pages);
    expect(readFileSync(whole).length / readFileSync(batch.path).length).toBeCloseTo(1, 1);
    expect(fingerprintsOf(whole)).toEqual(fingerprintsOf(batch.path));
  });

  it('that is not there is refused, and the stream is not ended', async () => {
    const out = new PassThrough();
    out.resume();
    await expect(extractPages(batch.path, { first: 160, last: 999 }, out)).rejects.toMatchObject({ code: 'pages-outside' });
    expect(out.writableEnded).toBe(false);
    const damaged = workplace.save(readFileSync(batch.path).subarray(0, 50_000), 'damaged.pdf');
    await expect(extractPages(damaged, { first: 1, last: 2 }, out)).rejects.toMatchObject({ code: 'batch-unreadable' });
  });

  it('ends when its reader goes away', async () => {
    const out = new PassThrough({ highWaterMark: 1_024 });
    const running = extractPages(batch.path, { first: 1, last: batch.written.pages }, out);
    out.once('readable', () => out.destroy());
    await expect(running).rejects.toThrow();
  });
});
