import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Side } from '@shared/domain/packets/plan';
import { SourceDocument } from '@main/assembly/source-document';
import { PageWitness, sourceDigests } from '@main/assembly/witness/page-witness';
import { WitnessUnsure } from '@main/assembly/witness/syntax';
import { writeBatch } from '@main/assembly/write-batch';
import { memorySource } from '@main/pdf/byte-source';
import { LeanDocument } from '@main/pdf/lean-document';
import { pdfFile, type CorpusStructure, type PdfPart } from '../../bench/corpus/pdf-file';
import { corpusReport } from '../../bench/corpus/report';

const folder = mkdtempSync(join(tmpdir(), 'foldline-witness-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;

/** Sources as one batch, each with all its pages and a blank behind; gives the witness of the written file. */
const witnessOfBatch = async (sources: readonly { readonly bytes: Buffer; readonly pageNumbers: readonly number[] }[]): Promise<PageWitness> => {
  const path = join(folder, `${++files}.pdf`);
  const packets = sources.map(({ pageNumbers }, entryIndex) => ({
    sides: pageNumbers.flatMap((pageNumber): readonly Side[] => [{ kind: 'page', entryIndex, pageNumber }, { kind: 'blank' }]),
  }));
  await writeBatch({ path, batchId: 'test', packets, openEntry: (index) => Promise.resolve(sources[index]!.bytes), signal: new AbortController().signal, onProgress: () => {} });
  return new PageWitness(memorySource(readFileSync(path)));
};

const deflated = (entries: string, text: string | Buffer): PdfPart => {
  const data = deflateSync(text);
  return { entries: `${entries}/Filter/FlateDecode/Length ${data.length}`, data };
};

/** What a made page draws, each thing to be changed by itself. */
type Drawn = {
  readonly content?: string;
  readonly picture?: string;
  readonly form?: string;
  readonly font?: string;
  readonly gray?: string;
  readonly pageEntries?: string;
  readonly treeEntries?: string;
  readonly swapped?: boolean;
  readonly plainContent?: boolean;
  /** Whether the form's resources list the form itself. */
  readonly isRing?: boolean;
};

const CONTENT = 'q 100 0 0 100 50 500 cm /Picture Do Q q 1 0 0 1 300 300 cm /Form Do Q /Gray gs BT /F 12 Tf 72 700 Td (A line of text) Tj ET';

/** One page, resources and box taken from the node above, an object that refers to itself in a ring, metadata that draws nothing. */
const madePage = (drawn: Drawn = {}, structure: CorpusStructure = 'table'): Buffer => {
  const { content = CONTENT, picture = 'picture data of', form = '0 0 50 50 re f', font = 'Helvetica', gray = '0.5', pageEntries = '', treeEntries = '', swapped = false, plainContent = false, isRing = true } = drawn;
  const [first, second] = swapped ? [8, 7] : [7, 8];
  const plain = Buffer.from(content);
  const parts: readonly PdfPart[] = [
    { entries: '/Type/Catalog/Pages 2 0 R/Metadata 9 0 R' },
    { entries: `/Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 612 792]/Resources 5 0 R${treeEntries}` },
    { entries: `/Type/Page/Parent 2 0 R/Contents 4 0 R/StructParents 3/Tabs/S${pageEntries}` },
    plainContent ? { entries: `/Length ${plain.length}`, data: plain } : deflated('', content),
    { entries: `/Font<</F 6 0 R>>/XObject<</Picture ${first} 0 R/Form ${second} 0 R/Unused 10 0 R>>/ExtGState<</Gray<</Type/ExtGState/ca ${gray}>>>>` },
    { entries: `/Type/Font/Subtype/Type1/BaseFont/${font}/Encoding/WinAnsiEncoding` },
    deflated('/Type/XObject/Subtype/Image/Width 5/Height 3/BitsPerComponent 8/ColorSpace/DeviceGray', picture),
    deflated(`/Type/XObject/Subtype/Form/BBox[0 0 100 100]/Metadata 9 0 R/Resources<</XObject<</Itself ${isRing ? 8 : 10} 0 R>>>>`, form),
    deflated('/Type/Metadata/Subtype/XML', '<made-up/>'),
    deflated('/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<>>', '1 1 1 1 re f'),
  ];
  return pdfFile(parts, 1, structure);
};

describe('the witness proves', () => {
  it.each<[string, Drawn, CorpusStructure]>([
    ['a usual page', {}, 'table'],
    ['a page out of object streams', {}, 'streams'],
    ['a page whose content is not compressed', { plainContent: true }, 'table'],
    ['a page with a link and a note', { pageEntries: '/Annots[<</Subtype/Link/Rect[0 0 9 9]/F 4>><</Subtype/Text/Rect[0 0 9 9]>>]' }, 'table'],
    ['names, strings and numbers written otherwise', { pageEntries: '/Group<</Type/Group/S/#54ransparency/CS[/Indexed/DeviceGray +01.0 (\\101\\n)]>>' }, 'table'],
  ])('%s', async (_name, drawn, structure) => {
    const bytes = madePage(drawn, structure);
    const witness = await witnessOfBatch([{ bytes, pageNumbers: [1] }]);
    expect(witness.sourceOf(bytes)?.isShown(1, 0)).toBe(true);
    expect([0, 1].map((page) => witness.isBlank(page))).toEqual([false, true]);
  });

  it('each page of reports, also where a report is one of several in the file, and no page for another', async () => {
    for (const structure of ['table', 'streams'] as const) {
      const bytes = corpusReport({ number: 4, pages: 3, fonts: 'vary', structure });
      const other = corpusReport({ number: 5, pages: 3, fonts: 'vary', structure });
      const witness = await witnessOfBatch([{ bytes, pageNumbers: [2, 3] }, { bytes: other, pageNumbers: [1, 2, 3] }]);
      const [one, two] = [witness.sourceOf(bytes)!, witness.sourceOf(other)!];
      const proved = (source: typeof one) => Array.from({ length: 10 }, (_, page) => [1, 2, 3].filter((pageNumber) => source.isShown(pageNumber, page)));
      expect(proved(one)).toEqual([[2], [], [3], [], [], [], [], [], [], []]);
      expect(proved(two)).toEqual([[], [], [], [], [1], [], [2], [], [3], []]);
      const byDigests = (source: Buffer) => Array.from({ length: 10 }, (_, page) => [1, 2, 3].filter((pageNumber) => sourceDigests(source)(pageNumber) === witness.digestOf(page)));
      expect([byDigests(bytes), byDigests(other)]).toEqual([proved(one), proved(two)]);
    }
  });
});

const NO_RING = { isRing: false } as const;

describe('the digest of a page', () => {
  it.each<[string, Drawn, CorpusStructure]>([
    ['a usual page', {}, 'table'],
    ['a page out of object streams', {}, 'streams'],
    ['a page whose content is not compressed', { plainContent: true }, 'table'],
    ['names, strings and numbers written otherwise', { pageEntries: '/Group<</Type/Group/S/#54ransparency/CS[/Indexed/DeviceGray +01.0 (\\101\\n)]>>' }, 'table'],
    ['widths that become an object of their own, written otherwise', { font: `Helvetica/FirstChar 1/LastChar 100/Widths[${'+500.0\t'.repeat(100)}]` }, 'table'],
  ])('is the one of what was written from it: %s', async (_name, drawn, structure) => {
    const bytes = madePage({ ...drawn, ...NO_RING }, structure);
    const digest = sourceDigests(bytes)(1);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect((await witnessOfBatch([{ bytes, pageNumbers: [1] }])).digestOf(0)).toBe(digest);
  });

  it.each<[string, Drawn]>([
    ['whose content is long and not compressed', { plainContent: true, content: CONTENT.padEnd(64 * 1024 + 1), ...NO_RING }],
    ['on which a form lists itself', {}],
    ['on which a stamp prints', { pageEntries: '/Annots[<</Subtype/Stamp/Rect[0 0 9 9]/F 4>>]', ...NO_RING }],
    ['that lies otherwise', { pageEntries: '/Rotate 180', ...NO_RING }],
  ])('is told of no page %s', (_name, drawn) => {
    expect(sourceDigests(madePage(drawn))(1)).toBeNull();
  });

  it('is told of no page of a document with layers, and of none that is not there', () => {
    const layered = madePage(NO_RING).toString('latin1').replace('/Metadata 9 0 R', '/OCProperties<<').replace('<<>>', '>>');
    expect([sourceDigests(Buffer.from(layered, 'latin1'))(1), sourceDigests(madePage(NO_RING))(2), sourceDigests(Buffer.from('nothing'))(1)]).toEqual([null, null, null]);
  });

  it.each([false, true])('whatever bytes of a source change, is the one of what was written only where the witness finds the same byte by byte (plain content: %s)', async (plainContent) => {
    const bytes = madePage({ plainContent, ...NO_RING });
    const witness = await witnessOfBatch([{ bytes, pageNumbers: [1] }]);
    const written = witness.digestOf(0);
    expect(sourceDigests(bytes)(1)).toBe(written);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 3 }), (changes) => {
        const changed = Buffer.from(bytes);
        for (const [at, value] of changes) changed[at] = value;
        if (sourceDigests(changed)(1) === written) expect(witness.sourceOf(changed)?.isShown(1, 0)).toBe(true);
      }),
      { numRuns: 800 },
    );
  });
});

describe('the witness does not prove', () => {
  it.each<[string, Drawn]>([
    ['another word', { content: CONTENT.replace('line', 'lime') }],
    ['another colour', { gray: '0.6' }],
    ['a picture that differs in one byte', { picture: 'picture data oF' }],
    ['a form inside that draws otherwise', { form: '0 0 50 51 re f' }],
    ['another font', { font: 'Courier' }],
    ['resources under each other\'s names', { swapped: true }],
    ['a page that lies otherwise', { pageEntries: '/Rotate 180' }],
    ['a page turned by the node above', { treeEntries: '/Rotate 90' }],
    ['a page that is cropped', { pageEntries: '/CropBox[0 0 612 700]' }],
    ['a page in other units', { pageEntries: '/UserUnit 2' }],
    ['a page with a printed stamp', { pageEntries: '/Annots[<</Subtype/Stamp/Rect[0 0 9 9]/F 4>>]' }],
    ['a transparency group', { pageEntries: '/Group<</S/Transparency/K true>>' }],
  ])('a written page whose source has %s', async (_name, change) => {
    const witness = await witnessOfBatch([{ bytes: madePage(), pageNumbers: [1] }]);
    expect(witness.sourceOf(madePage(change))?.isShown(1, 0)).toBe(false);
    const ringless = await witnessOfBatch([{ bytes: madePage(NO_RING), pageNumbers: [1] }]);
    expect(ringless.digestOf(0)).not.toBeNull();
    expect(sourceDigests(madePage({ ...change, ...NO_RING }))(1)).not.toBe(ringless.digestOf(0));
    // What failed leaves nothing behind that would prove or disprove another page.
    expect(witness.sourceOf(madePage())?.isShown(1, 0)).toBe(true);
  });

  it.each([
    ['values', 400, 90],
    ['forms', 1_000, 0],
  ])('a page whose objects lead to each other too deeply, and says so: over %s', (_name, links, nesting) => {
    const link = (next: number): PdfPart =>
      nesting > 0
        ? { entries: `/Next${'['.repeat(nesting)}${next} 0 R${']'.repeat(nesting)}` }
        : deflated(`/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</Form ${next} 0 R>>>>`, '/Form Do');
    const kind = nesting > 0 ? 'ExtGState' : 'XObject';
    const parts: readonly PdfPart[] = [
      { entries: '/Type/Catalog/Pages 2 0 R' },
      { entries: '/Type/Pages/Count 1/Kids[3 0 R]' },
      { entries: `/Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</${kind}<</Form 5 0 R>>>>` },
      deflated('', '/Form Do'),
      ...Array.from({ length: links }, (_, index) => link(6 + index)),
      { entries: '/CA 1' },
    ];
    const bytes = pdfFile(parts, 1, 'table');
    const witness = new PageWitness(memorySource(bytes));
    expect([witness.sourceOf(bytes)?.isShown(1, 0), witness.digestOf(0), sourceDigests(bytes)(1)]).toEqual([false, null, null]);
  });

  it('a page with a resource that its source does not have', async () => {
    const witness = await witnessOfBatch([{ bytes: madePage(), pageNumbers: [1] }]);
    const shorter = madePage().toString('latin1').replace('/Unused 10 0 R', '              ');
    expect(witness.sourceOf(Buffer.from(shorter, 'latin1'))?.isShown(1, 0)).toBe(false);
  });
});

/** The fingerprint by the reader that plans and writes; null where that refuses the file. */
const fingerprintOf = (bytes: Buffer): string | null => {
  try {
    return new SourceDocument(new LeanDocument(memorySource(bytes)), 0, { made: 'none', holdsOtherPackets: false }).page(1).fingerprint;
  } catch {
    return null;
  }
};

it('whatever bytes of a source change, the witness ends, and proves no page that the other reader finds changed', async () => {
  const bytes = madePage();
  const witness = await witnessOfBatch([{ bytes, pageNumbers: [1] }]);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 }), (changes) => {
      const changed = Buffer.from(bytes);
      for (const [at, value] of changes) changed[at] = value;
      if (witness.sourceOf(changed)?.isShown(1, 0)) expect([null, fingerprintOf(bytes)]).toContain(fingerprintOf(changed));
      try {
        expect(new PageWitness(memorySource(changed)).pageCount).toBeLessThan(3);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(WitnessUnsure);
      }
    }),
    { numRuns: 1_000 },
  );
});
