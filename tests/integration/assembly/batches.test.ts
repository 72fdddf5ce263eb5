import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { proveAgainstSources } from '@main/assembly/prove-against-sources';
import { verifyBatch } from '@main/assembly/verify-batch';
import { writeBatch } from '@main/assembly/write-batch';
import { corpusReport } from '../../bench/corpus/report';
import { annotatedPages, artworkWithMetadata, formWithScripts, lastPageWithEmptyField, layeredPage, pageHungTwice, pageInHalfUnits, plainPages, ringOfResources, sharedDictionary, turnedAndCropped } from './sources';
import { Workplace, differingShare, neverAborted, pictureOf, run, textsOf, type TestBatch } from './tools';

const workplace = new Workplace();
afterAll(() => workplace.remove());

/** Pixels that may differ: thin lines smoothed otherwise after a turn. */
const MOST_DIFFERING = 0.002;

const OWNER_ONLY = ['--encrypt', '', 'made-up-owner', '256', '--print=none', '--extract=n', '--', 'IN', 'OUT'];

const sources: readonly (readonly [name: string, pages: number, make: () => Promise<Buffer>])[] = [
  ['plain pages', 3, () => plainPages(3)],
  ['object streams', 2, () => plainPages(2, 'Streamed', true)],
  ['turned, cropped and moved pages', 9, turnedAndCropped],
  ['a form with scripts and attachments', 2, formWithScripts],
  ['layers', 1, layeredPage],
  ['a page that hangs twice in the tree', 3, pageHungTwice],
  ['artwork with metadata', 1, artworkWithMetadata],
  ['a ring of resources', 2, ringOfResources],
  ['embedded fonts and pictures', 4, () => Promise.resolve(corpusReport({ number: 7, pages: 4, fonts: 'fixed' }))],
  ['linearized', 3, async () => workplace.rewritten(await plainPages(3, 'Linear'), 'qpdf', ['--linearize', 'IN', 'OUT'])],
  ['uncompressed by qpdf', 2, async () => workplace.rewritten(await plainPages(2), 'qpdf', ['--qdf', 'IN', 'OUT'])],
  ['object streams by qpdf', 9, async () => workplace.rewritten(await turnedAndCropped(), 'qpdf', ['--object-streams=generate', 'IN', 'OUT'])],
  ['owner-restricted', 3, async () => workplace.rewritten(await plainPages(3, 'Restricted'), 'qpdf', OWNER_ONLY)],
  ['by Ghostscript', 4, async () => workplace.rewritten(corpusReport({ number: 8, pages: 4, fonts: 'vary' }), 'gs', ['-q', '-sDEVICE=pdfwrite', '-o', 'OUT', 'IN'])],
  ['by cairo', 4, async () => workplace.rewritten(corpusReport({ number: 9, pages: 4, fonts: 'fixed' }), 'pdftocairo', ['-pdf', 'IN', 'OUT'])],
  ['junk before the header', 2, async () => Buffer.concat([Buffer.from('junk from a mail server\n'), await plainPages(2, 'Shifted')])],
  ['a cut cross-reference', 2, async () => (await plainPages(2, 'Cut')).subarray(0, -20)],
];

const proofs = async (batch: TestBatch): Promise<readonly string[]> => [
  ...(await verifyBatch({ path: batch.path, batch: batch.batch, packets: batch.manifestPackets, signal: neverAborted, onPages: () => {} })),
  ...(await proveAgainstSources({ path: batch.path, batchId: 'test', packets: batch.packets, openEntry: batch.openEntry, signal: neverAborted, onPages: () => {} })).map(({ sentence }) => sentence),
];

/** Whether the proof opens the source again where it knows what the witness saw of it as it was written, and what it finds. */
const proofWithWhatWasSeen = async (batch: TestBatch): Promise<readonly [isOpened: boolean, differences: readonly unknown[]]> => {
  let isOpened = false;
  const openEntry = (entryIndex: number): Promise<Buffer> => {
    isOpened = true;
    return batch.openEntry(entryIndex);
  };
  const differences = await proveAgainstSources({ path: batch.path, batchId: 'test', packets: batch.packets, openEntry, shown: batch.shown, signal: neverAborted, onPages: () => {} });
  return [isOpened, differences];
};

/** Sources whose pages the witness is not sure of at once, or that are laid anew. */
const OPENED_AGAIN: ReadonlySet<string> = new Set(['turned, cropped and moved pages', 'a form with scripts and attachments', 'layers', 'artwork with metadata', 'a ring of resources', 'object streams by qpdf', 'junk before the header', 'a cut cross-reference']);

describe('a batch of', () => {
  it.each(sources)('%s shows what its source shows', async (name, pages, make) => {
    const bytes = await make();
    const batch = await workplace.batchOf([{ bytes, pages }]);
    expect(run('qpdf', ['--check', batch.path])).toContain('No syntax or stream encoding errors');
    const source = workplace.save(bytes);
    expect(textsOf(batch.path).slice(0, pages)).toEqual(textsOf(source));
    for (let page = 1; page <= pages; page++) expect(differingShare(pictureOf(source, page), pictureOf(batch.path, page)), `page ${page}`).toBeLessThan(MOST_DIFFERING);
    expect(await proofs(batch)).toEqual([]);
    expect(await proofWithWhatWasSeen(batch)).toEqual([OPENED_AGAIN.has(name), []]);
  });

  it('annotated pages has the printed appearances on top, and neither the hidden nor the screen\'s', async () => {
    const bytes = await annotatedPages();
    const batch = await workplace.batchOf([{ bytes, pages: 2 }]);
    const [orange, cyan, magenta] = [[255, 128, 0], [0, 255, 255], [255, 0, 255]].map((color) => countPixels(batch.path, color));
    // 100 x 100 points at 40 dots an inch, less the black square.
    expect(orange).toBeGreaterThan(2_000);
    expect([cyan, magenta]).toEqual([0, 0]);
    expect(await proofs(batch)).toEqual([]);
  });

  it('pages in larger units is drawn at the size that the units give', async () => {
    const bytes = await pageInHalfUnits();
    const batch = await workplace.batchOf([{ bytes, pages: 1 }]);
    // Poppler draws by points, without the units: twice the resolution gives the true size.
    expect(differingShare(pictureOf(workplace.save(bytes), 1, 80), pictureOf(batch.path, 1, 40))).toBeLessThan(MOST_DIFFERING);
    expect(await proofs(batch)).toEqual([]);
  });

  it('many sources opens everywhere, upright Letter throughout, with print preferences and without what was theirs', async () => {
    const made = await Promise.all([plainPages(3), turnedAndCropped(), formWithScripts(), layeredPage(), ringOfResources()]);
    const batch = await workplace.batchOf(made.map((bytes, index) => ({ bytes, pages: [3, 9, 2, 1, 2][index]! })));
    expect(await proofs(batch)).toEqual([]);
    run('gs', ['-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=nullpage', batch.path]);
    run('mutool', ['draw', '-q', '-r', '10', '-o', workplace.path('page-%d.png'), batch.path]);
    const information = run('pdfinfo', ['-box', '-f', '1', '-l', '20', batch.path]);
    expect(information).toMatch(/Title: +Foldline batch test\n/);
    expect(information).not.toMatch(/Author|Creator|made-up/i);
    expect(information).toMatch(/JavaScript: +no\n/);
    expect(information).toMatch(/Form: +none\n/);
    const sizes = [...information.matchAll(/Page +\d+ size: +(.*)\n/g)].map(([, size]) => size);
    expect(new Set(sizes)).toEqual(new Set(['612 x 792 pts (letter)']));
    const plain = run('qpdf', ['--qdf', '--object-streams=disable', batch.path, '-']);
    expect(plain).toContain('/Duplex /DuplexFlipLongEdge');
    expect(plain).toContain('/PrintScaling /None');
    expect(plain).not.toMatch(/\/(JS|AA|Annots|AcroForm|EmbeddedFiles|Metadata|Outlines|Rotate|CropBox|UserUnit)\b/);
  });
});

const countPixels = (path: string, color: readonly number[]): number => {
  const { pixels } = pictureOf(path, 1);
  let count = 0;
  for (let at = 0; at < pixels.length; at += 3) if (color.every((value, index) => Math.abs(pixels[at + index]! - value) < 4)) count++;
  return count;
};

describe('packets of one combined file', () => {
  it('take the careful path where a later page needs it', async () => {
    const bytes = await lastPageWithEmptyField();
    const packets = [1, 2].map((pageNumber) => ({ sides: [{ kind: 'page' as const, entryIndex: 0, pageNumber }, { kind: 'blank' as const }] }));
    const path = workplace.path('combined.pdf');
    const opened: number[] = [];
    const openEntry = (entryIndex: number): Promise<Buffer> => {
      opened.push(entryIndex);
      return Promise.resolve(bytes);
    };
    await writeBatch({ path, batchId: 'test', packets, openEntry, signal: neverAborted, onProgress: () => {} });
    expect(opened).toEqual([0]);
    expect(textsOf(path)[2]).toContain('Made-up value');
  });
});

describe('packets that take turns between combined files', () => {
  it('stand in print order, each file opened once to write and once to prove', async () => {
    const sources = [await plainPages(4, 'First'), await turnedAndCropped()];
    const order = [[1, 1], [0, 3], [1, 2], [0, 1], [1, 5], [0, 4]] as const;
    const packets = order.map(([entryIndex, pageNumber]) => ({ sides: [{ kind: 'page' as const, entryIndex, pageNumber }, { kind: 'blank' as const }], reports: [] }));
    const path = workplace.path('turns.pdf');
    const opened: number[] = [];
    const openEntry = (entryIndex: number): Promise<Buffer> => {
      opened.push(entryIndex);
      return Promise.resolve(sources[entryIndex]!);
    };
    const written = await writeBatch({ path, batchId: 'test', packets, openEntry, signal: neverAborted, onProgress: () => {} });
    expect(written.pages).toBe(12);
    const first = textsOf(path).map((text) => /^(First page \d|Turned \S+|Cropped)/.exec(text)?.[0] ?? '');
    expect(first).toEqual(['Turned 90', '', 'First page 3', '', 'Turned 180', '', 'First page 1', '', 'Cropped', '', 'First page 4', '']);
    expect(await proveAgainstSources({ path, batchId: 'test', packets, openEntry, signal: neverAborted, onPages: () => {} })).toEqual([]);
    expect(opened).toEqual([1, 0, 1, 0]);
  });
});

describe('a page of a combined file', () => {
  it('carries none of the resources that only another pupil\'s page draws', async () => {
    const pictures = ['first pupil\'s one', 'second pupil\'s 1.'] as const;
    const bytes = await sharedDictionary(pictures);
    for (const [index, mine] of pictures.entries()) {
      const path = workplace.path('one-of-two.pdf');
      const packets = [{ sides: [{ kind: 'page' as const, entryIndex: 0, pageNumber: index + 1 }, { kind: 'blank' as const }], reports: [] }];
      const openEntry = (): Promise<Buffer> => Promise.resolve(bytes);
      await writeBatch({ path, batchId: 'test', packets, openEntry, signal: neverAborted, onProgress: () => {} });
      const plain = run('qpdf', ['--qdf', '--object-streams=disable', path, '-']);
      expect(pictures.filter((picture) => plain.includes(picture))).toEqual([mine]);
      expect(differingShare(pictureOf(workplace.save(bytes), index + 1), pictureOf(path, 1))).toBeLessThan(MOST_DIFFERING);
      expect(await proveAgainstSources({ path, batchId: 'test', packets, openEntry, signal: neverAborted, onPages: () => {} })).toEqual([]);
    }
  });
});

describe('equal content', () => {
  it('is stored once over all sources, and equal input gives an equal file', async () => {
    const reports = Array.from({ length: 12 }, (_, index) => ({ bytes: corpusReport({ number: index + 1, pages: 2, fonts: 'fixed' }), pages: 2 }));
    const one = await workplace.batchOf(reports.slice(0, 1));
    const all = await workplace.batchOf(reports);
    const again = await workplace.batchOf(reports);
    const [oneSize, allSize] = [readFileSync(one.path).length, readFileSync(all.path).length];
    expect(allSize).toBeLessThan(oneSize * 1.3);
    expect(again.written.sha256).toBe(all.written.sha256);
    expect(run('pdffonts', [all.path]).match(/Liberation/g)).toHaveLength(4);
  });

  it('has the same fingerprint after another program has written the file anew', async () => {
    const report = corpusReport({ number: 3, pages: 3, fonts: 'fixed' });
    const other = workplace.rewritten(report, 'qpdf', ['--object-streams=generate', 'IN', 'OUT']);
    const batch = await workplace.batchOf([{ bytes: report, pages: 3 }, { bytes: other, pages: 3 }]);
    const [first, second] = batch.manifestPackets.map(({ fingerprints }) => fingerprints);
    expect(second).toEqual(first);
    expect(new Set(first).size).toBe(4);
  });
});

describe('a source that cannot be used', () => {
  const reject = async (bytes: Buffer, pages: number): Promise<unknown> => workplace.batchOf([{ bytes, pages }]).then(() => 'written', (problem: unknown) => problem);

  it('names what is wrong and leaves no file', async () => {
    const whole = await plainPages(2);
    expect(await reject(whole, 3)).toMatchObject({ code: 'page-missing', entryIndex: 0 });
    expect(await reject(Buffer.from('%PDF-1.7 nothing'), 1)).toMatchObject({ code: 'entry-unreadable' });
    const locked = workplace.rewritten(whole, 'qpdf', ['--encrypt', 'user', 'owner', '256', '--', 'IN', 'OUT']);
    expect(await reject(locked, 2)).toMatchObject({ code: 'entry-unreadable' });
    expect(run('ls', [workplace.folder])).not.toContain(`${countOfPaths()}-batch.pdf`);
  });

  const countOfPaths = (): number => Math.max(...run('ls', [workplace.folder]).split('\n').map((name) => Number.parseInt(name, 10) || 0)) + 1;
});
