import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { PDFDocument, PDFName, degrees } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Side } from '@shared/domain/packets/plan';
import { proveAgainstSources } from '@main/assembly/prove-against-sources';
import { verifyBatch } from '@main/assembly/verify-batch';
import { PageWitness } from '@main/assembly/witness/page-witness';
import { isShown } from '@main/assembly/witness/shown-pages';
import { WitnessUnsure } from '@main/assembly/witness/syntax';
import { fileSource } from '@main/pdf/byte-source';
import { corpusReport } from '../../bench/corpus/report';
import { pageWithLargePicture, plainPages } from './sources';
import { Workplace, neverAborted, run, type TestBatch } from './tools';

const workplace = new Workplace();
let batch: TestBatch;

beforeAll(async () => {
  const sources = [1, 2, 3].map((number) => ({ bytes: corpusReport({ number, pages: 3, fonts: 'fixed' }), pages: 3 }));
  batch = await workplace.batchOf(sources);
});
afterAll(() => workplace.remove());

/** The differences of a file put in the batch's place, its checksum in the manifest changed with it. */
const differencesOf = async (path: string, change: Partial<TestBatch> = {}): Promise<readonly string[]> => {
  const { batch: listed, manifestPackets } = { ...batch, ...change };
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  return verifyBatch({ path, batch: { ...listed, sha256 }, packets: manifestPackets, signal: neverAborted, onPages: () => {} });
};

const byQpdf = (args: readonly string[]): string => {
  const output = workplace.path('tampered.pdf');
  run('qpdf', args.map((arg) => (arg === 'IN' ? batch.path : arg === 'OUT' ? output : arg)));
  return output;
};

const byPdfLib = async (change: (document: PDFDocument) => void | Promise<void>): Promise<string> => {
  const document = await PDFDocument.load(readFileSync(batch.path), { updateMetadata: false });
  await change(document);
  return workplace.save(await document.save(), 'tampered.pdf');
};

describe('a batch that was changed together with its checksum', () => {
  it('is proved when it was not', async () => {
    expect(await differencesOf(batch.path)).toEqual([]);
  });

  const tamperings: readonly (readonly [name: string, tamper: () => Promise<string> | string, difference: string])[] = [
    ['pages swapped', () => byQpdf(['IN', '--pages', '.', '2,1,3-z', '--', 'OUT']), 'Batch test, page 1: it does not show what was written there.'],
    ['packets swapped', () => byQpdf(['IN', '--pages', '.', '5-8,1-4,9-z', '--', 'OUT']), 'Batch test, page 5: it does not show what was written there.'],
    ['a page of another report', () => byQpdf(['IN', '--pages', '.', '1-6,3,8-z', '--', 'OUT']), 'Batch test, page 7: it does not show what was written there.'],
    ['a page lost', () => byQpdf(['IN', '--pages', '.', '1-11', '--', 'OUT']), 'Batch test, the file has 11 pages and is listed with 12.'],
    ['a page more', () => byQpdf(['IN', '--pages', '.', '1-12,4', '--', 'OUT']), 'Batch test, page 13: it is one more than the batch is listed with.'],
    ['a blank moved', () => byQpdf(['IN', '--pages', '.', '1-2,4,3,5-z', '--', 'OUT']), 'Batch test, page 3: it is blank and is to show a report.'],
    ['the page behind it no longer blank', () => byQpdf(['IN', '--pages', '.', '1-2,4,3,5-z', '--', 'OUT']), 'Batch test, page 4: it is to be blank and is not.'],
    ['a page turned', () => byQpdf(['IN', '--rotate=+90:6', 'OUT']), 'Batch test, page 6: it carries /Rotate.'],
    ['a page turned in its tree', () => byPdfLib((document) => document.catalog.Pages().set(PDFName.of('Rotate'), document.context.obj(180))), 'Batch test, the file: its page tree carries /Rotate.'],
    ['content added', () => byPdfLib((document) => document.getPage(8).drawRectangle({ x: 10, y: 10, width: 5, height: 5 })), 'Batch test, page 9: it does not show what was written there.'],
    ['content on a blank', () => byPdfLib((document) => document.getPage(3).drawRectangle({ x: 10, y: 10, width: 5, height: 5 })), 'Batch test, page 4: it is to be blank and is not.'],
    ['a page cropped', () => byPdfLib((document) => document.getPage(4).setCropBox(10, 10, 500, 700)), 'Batch test, page 5: it carries /CropBox.'],
    ['a page of another size', () => byPdfLib((document) => document.getPage(4).setMediaBox(0, 0, 595, 842)), 'Batch test, page 5: it is not 612 x 792 points at the origin.'],
    ['a page turned by a library', () => byPdfLib((document) => document.getPage(2).setRotation(degrees(180))), 'Batch test, page 3: it carries /Rotate.'],
    ['a script', () => byPdfLib((document) => document.addJavaScript('x', 'app.alert(1)')), 'Batch test, the file: it carries /Names.'],
    ['an opening action', () => byPdfLib((document) => document.catalog.set(PDFName.of('OpenAction'), document.context.obj({ S: 'Named', N: 'Print' }))), 'Batch test, the file: it carries /OpenAction.'],
    ['print preferences taken away', () => byPdfLib((document) => void document.catalog.delete(PDFName.of('ViewerPreferences'))), 'Batch test, the file: its print preferences do not say two-sided on the long edge and no scaling.'],
    ['other print preferences', () => byPdfLib((document) => document.catalog.set(PDFName.of('ViewerPreferences'), document.context.obj({ Duplex: 'Simplex' }))), 'Batch test, the file: its print preferences do not say two-sided on the long edge and no scaling.'],
    ['an object that no page shows', () => byPdfLib((document) => void document.context.register(document.context.stream('hidden data'))), 'Batch test, the file: it carries 1 object that no page shows.'],
    ['a page tree that counts fewer pages', () => byPdfLib((document) => document.catalog.Pages().set(PDFName.of('Count'), document.context.obj(4))), 'Batch test, the file: its page tree counts other pages than it has.'],
    ['another title', () => byPdfLib((document) => document.setTitle('Another')), 'Batch test, the file: its document information is not the one of this batch.'],
  ];

  it.each(tamperings)('%s', async (_name, tamper, difference) => {
    expect(await differencesOf(await tamper())).toContain(difference);
  });

  it('shows the same after another program wrote it anew, and no more is found than that it did', async () => {
    const differences = await differencesOf(byQpdf(['IN', '--object-streams=disable', 'OUT']));
    expect(differences).toEqual([]);
  });

  it('is found wherever a byte flips, and the page is named where it is shown', async () => {
    const whole = readFileSync(batch.path);
    for (const share of [0.05, 0.3, 0.5, 0.7, 0.97]) {
      const flipped = Buffer.from(whole);
      const at = Math.floor(whole.length * share);
      flipped[at] = flipped[at]! ^ 0x10;
      const path = workplace.save(flipped, 'flipped.pdf');
      expect(await differencesOf(path), `at ${share}`).not.toEqual([]);
    }
  });
});

describe('a batch that was changed alone', () => {
  it('differs in its checksum even where nothing else does', async () => {
    const path = workplace.path('longer.pdf');
    writeFileSync(path, Buffer.concat([readFileSync(batch.path), Buffer.from('\n')]));
    const differences = await verifyBatch({ path, batch: batch.batch, packets: batch.manifestPackets, signal: neverAborted, onPages: () => {} });
    expect(differences).toEqual(['Batch test, the file is not the one that was written: its checksum differs.']);
  });
});

describe('holding a batch against its sources', () => {
  const prove = async (packets: readonly { readonly sides: readonly Side[] }[], path = batch.path): Promise<readonly string[]> =>
    proveAgainstSources({ path, batchId: 'test', packets: packets.map(({ sides }) => ({ sides, reports: [] })), openEntry: batch.openEntry, signal: neverAborted, onPages: () => {} }).then((found) => found.map(({ sentence }) => sentence));

  it('finds a page of another source, and a blank that is none', async () => {
    const [first, second, third] = batch.packets;
    expect(await prove(batch.packets)).toEqual([]);
    expect(await prove([first!, third!, second!])).toHaveLength(6);
    const moved = [...first!.sides.slice(0, 2), first!.sides[3]!, first!.sides[2]!];
    expect(await prove([{ sides: moved }, second!, third!])).toEqual([
      'Batch test, page 3: a second reader finds something on a blank side.',
      'Batch test, page 4: a second reader finds other text than in its source.',
    ]);
  });

  it('finds a turned page and a changed picture', async () => {
    expect(await prove(batch.packets, byQpdf(['IN', '--rotate=+180:6', 'OUT']))).toEqual(['Batch test, page 6: a second reader does not find it upright Letter.']);
    const painted = await byPdfLib((document) => document.getPage(1).drawRectangle({ x: 300, y: 400, width: 40, height: 12 }));
    expect(await prove(batch.packets, painted)).toEqual(['Batch test, page 2: it does not look like its source.']);
  });

  it('opens no source again whose pages the file shows as the witness saw them, and opens those that it does not', async () => {
    const opened: number[] = [];
    const proveShown = async (path: string, shown = batch.shown): Promise<readonly string[]> => {
      opened.length = 0;
      const openEntry = (entryIndex: number): Promise<Buffer> => {
        opened.push(entryIndex);
        return batch.openEntry(entryIndex);
      };
      return (await proveAgainstSources({ path, batchId: 'test', packets: batch.packets, openEntry, shown, signal: neverAborted, onPages: () => {} })).map(({ sentence }) => sentence);
    };
    expect([await proveShown(batch.path), [...opened]]).toEqual([[], []]);
    // Page 7 shows page 3, which is the first report's third.
    expect([await proveShown(byQpdf(['IN', '--pages', '.', '1-6,3,8-z', '--', 'OUT'])), [...opened]]).toEqual([['Batch test, page 7: a second reader finds other text than in its source.'], [1]]);
    const painted = await byPdfLib((document) => document.getPage(8).drawRectangle({ x: 300, y: 400, width: 40, height: 12 }));
    expect([await proveShown(painted), [...opened]]).toEqual([['Batch test, page 9: it does not look like its source.'], [2]]);
    // What the witness did not see is read again, and so is what it would have seen otherwise.
    expect([await proveShown(batch.path, new Uint8Array(batch.shown.length)), [...opened]]).toEqual([[], [0, 1, 2]]);
  });

  it('sees a byte that flips in any stream, also in one of no report alone and in one that is longer than is read at once', async () => {
    const made = await workplace.batchOf([...[1, 2].map((number) => ({ bytes: corpusReport({ number, pages: 2, fonts: 'vary' }), pages: 2 })), { bytes: await pageWithLargePicture(), pages: 1 }]);
    const whole = readFileSync(made.path);
    const streams = streamsOf(whole);
    expect([streams.length > 15, streams.some(({ length }) => length > 300_000)]).toEqual([true, true]);
    expect(pagesUnlike(made.path, made)).toEqual([]);
    const path = workplace.path('flipped.pdf');
    for (const { start, length } of streams) {
      const at = start + Math.floor(length / 2);
      const flipped = Buffer.from(whole);
      flipped[at] = flipped[at]! ^ 0x10;
      writeFileSync(path, flipped);
      expect(await differencesOf(path, made), `at ${at}`).not.toEqual([]);
      expect(pagesUnlike(path, made), `at ${at}`).not.toEqual([]);
    }
  });

  it('takes the content keys of the downloads where they agree and the source can not be read again as it stands', async () => {
    const bytes = await plainPages(2);
    const made = await workplace.batchOf([{ bytes, pages: 2 }]);
    const withKeys = (pageKeys: string, source: Buffer) =>
      proveAgainstSources({
        path: made.path,
        batchId: 'test',
        packets: [{ sides: made.packets[0]!.sides, reports: [{ report: { entryIndex: 0, firstPage: 1, pageKeys } }] }],
        openEntry: () => Promise.resolve(source),
        signal: neverAborted,
        onPages: () => {},
      }).then((found) => found.map(({ sentence }) => sentence));
    const odd = Buffer.from('nothing that any reader opens');
    expect(await withKeys(await pageKeysOf(bytes), odd)).toEqual([]);
    expect(await withKeys('wrong\nkeys', odd)).toEqual([1, 2].map((page) => `Batch test, page ${page}: a second reader cannot open its source.`));
    expect(await withKeys('wrong\nkeys', bytes)).toEqual([]);
  });

  it('finds a page lost', async () => {
    expect(await prove(batch.packets, byQpdf(['IN', '--pages', '.', '1-11', '--', 'OUT']))).toEqual(['Batch test, a second reader does not find its 12 pages in the file.']);
  });
});

/** Where the data of a file's streams stand, as the writer tells it. */
const streamsOf = (file: Buffer): readonly { readonly start: number; readonly length: number }[] =>
  Array.from(file.toString('latin1').matchAll(/\/Length (\d+)>>\nstream\n/g), (found) => ({ start: found.index + found[0].length, length: Number(found[1]) })).filter(({ length }) => length > 0);

/** The pages (from 0) of a file that do not show what the witness saw of their sources, and blanks that are none; all of them where it can't read the file. */
const pagesUnlike = (path: string, { packets, shown }: TestBatch): readonly number[] => {
  const file = fileSource(path);
  try {
    const witness = new PageWitness(file);
    const isProved = (side: Side, pageIndex: number): boolean => (side.kind === 'blank' ? witness.isBlank(pageIndex) : isShown(shown, pageIndex, witness.digestOf(pageIndex) ?? ''));
    return packets.flatMap(({ sides }) => sides).flatMap((side, pageIndex) => (isProved(side, pageIndex) ? [] : [pageIndex]));
  } catch (thrown) {
    if (thrown instanceof WitnessUnsure) return packets.map((_, index) => index);
    throw thrown;
  } finally {
    file.close();
  }
};

const pageKeysOf = async (bytes: Buffer): Promise<string> => {
  const { startPdfium } = await import('@main/pdfium/pdfium');
  const { readPages } = await import('@main/intake/pdf/read-pages');
  const read = readPages(await startPdfium(), bytes, { wantsPositions: () => false });
  return read.ok ? read.pages.map((page) => page.contentKey).join('\n') : '';
};
