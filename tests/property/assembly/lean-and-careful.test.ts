import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { PDFDocument, StandardFonts, degrees, rgb } from 'pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import { SourceDocument } from '@main/assembly/source-document';
import { memorySource } from '@main/pdf/byte-source';
import { carefulDocument } from '@main/assembly/careful-document';
import type { AppearancesMade } from '@main/assembly/page/annotation-appearances';
import { LeanDocument } from '@main/pdf/lean-document';
import { openFile } from '@main/pdfium/document';
import { runningPdfium } from '@main/pdfium/pdfium';
import { looksAlike, type PagePicture } from '@main/assembly/verify/page-picture';
import { PdfiumPage } from '@main/assembly/verify/pdfium-pages';
import type { SeenCharacters } from '@main/assembly/verify/seen-characters';
import { WrittenDocument } from '@main/assembly/verify/written-document';
import { PageWitness } from '@main/assembly/witness/page-witness';
import { BatchDocumentWriter } from '@main/assembly/writer/batch-document-writer';
import { writeNewFile } from '@main/assembly/writer/byte-sink';
import { FIRST_OBJECT, handMadePage } from '../../integration/assembly/hand-made-page';

const folder = mkdtempSync(join(tmpdir(), 'foldline-property-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A page that is Letter as it is seen, however it is stored. */
const storedPage = fc.record({
  quarterTurns: fc.integer({ min: -4, max: 7 }),
  origin: fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 })),
  margin: fc.integer({ min: 0, max: 80 }),
  shade: fc.double({ min: 0, max: 1, noNaN: true }),
  words: fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom('a', 'b', 'c', 'g', 'W', ' ', '(', ')', '\\') }),
});

const storedDocument = fc.record({ pages: fc.array(storedPage, { minLength: 1, maxLength: 4 }), useObjectStreams: fc.boolean() });

type StoredDocument = typeof storedDocument extends fc.Arbitrary<infer Value> ? Value : never;

const bytesOf = async ({ pages, useObjectStreams }: StoredDocument): Promise<Buffer> => {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (const { quarterTurns, origin: [x, y], margin, shade, words } of pages) {
    const [width, height] = quarterTurns % 2 ? [792, 612] : [612, 792];
    const page = document.addPage([width, height]);
    page.setMediaBox(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
    page.setCropBox(x, y, width, height);
    page.setRotation(degrees(quarterTurns * 90));
    page.drawRectangle({ x: x - margin, y: y - margin, width: 200, height: 120, color: rgb(shade, 0.4, 1 - shade) });
    page.drawText(words, { x: x + 80, y: y + 300, size: 30, font });
  }
  return Buffer.from(await document.save({ useObjectStreams }));
};

let files = 0;
const written = async (document: LeanDocument, made: AppearancesMade): Promise<string> => {
  const source = new SourceDocument(document, 0, { made, holdsOtherPackets: true });
  const path = join(folder, `${++files}.pdf`);
  await writeNewFile(path, async (sink) => {
    const writer = new BatchDocumentWriter(sink, { title: 'property', pages: source.pageCount });
    for (let page = source.pageCount; page >= 1; page--) await writer.addPage(page - 1, source.page(page).shows, source.graph);
    await writer.finish();
  });
  return path;
};

const looksOf = async (path: string): Promise<{ readonly characters: SeenCharacters | null; readonly picture: PagePicture }[]> => {
  const pdfium = await runningPdfium();
  const document = openFile(pdfium, path)!;
  const looks = [];
  for (let pageNumber = 1; pageNumber <= pdfium.call.FPDF_GetPageCount(document.handle); pageNumber++) {
    const page = PdfiumPage.open(pdfium, document, pageNumber)!;
    looks.push({ characters: page.characters, picture: page.picture({ annotations: false }) });
    page.close();
  }
  document.close();
  return looks;
};

describe('the lean and the careful path', () => {
  it('write pages that look and read the same', async () => {
    await fc.assert(
      fc.asyncProperty(storedDocument, async (stored) => {
        const bytes = await bytesOf(stored);
        const careful = await carefulDocument(bytes);
        const [quick, slow] = [await looksOf(await written(new LeanDocument(memorySource(bytes)), 'none')), await looksOf(await written(careful!, 'of-fields'))];
        expect(quick.map(({ characters }) => characters)).toEqual(slow.map(({ characters }) => characters));
        expect(quick).toHaveLength(stored.pages.length);
        quick.forEach(({ picture }, index) => expect(looksAlike(picture, slow[index]!.picture)).toBe(true));
      }),
      { numRuns: 15 },
    );
  });

  it('write files whose fingerprints are the sources\', read again', async () => {
    await fc.assert(
      fc.asyncProperty(storedDocument, async (stored) => {
        const document = new LeanDocument(memorySource(await bytesOf(stored)));
        const source = new SourceDocument(document, 0, { made: 'none', holdsOtherPackets: true });
        const path = await written(document, 'none');
        const again = new WrittenDocument(path);
        const pages = [...again.pages()];
        expect(again.documentSurprises('x').filter((surprise) => !surprise.includes('information'))).toEqual([]);
        again.close();
        expect(pages.map(({ fingerprint }) => fingerprint)).toEqual(stored.pages.map((_, index) => source.page(index + 1).fingerprint));
        expect(pages.flatMap(({ surprises }) => surprises)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

/** Objects by their places from the first: some more than there are, so that some references lead to nothing. */
const MADE_OBJECTS = 6;
const reference = fc.nat({ max: MADE_OBJECTS + 1 }).map((place) => `${FIRST_OBJECT + place} 0 R`);
const { value: madeValue } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('null', '0.5', 'true', '/Metadata', '/Off', '(text)'),
    { weight: 3, arbitrary: reference },
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(' ')}]`),
    fc.uniqueArray(fc.tuple(fc.constantFrom('CA', 'Next', 'Metadata', 'OC', 'OCGs', 'VE', 'Filter', 'Resources'), tie('value')), { selector: ([key]) => key, maxLength: 4 }).map((entries) => `<<${entries.map((entry) => `/${entry.join(' ')}`).join('')}>>`),
  ),
}));
const typed = fc.tuple(fc.constantFrom('Metadata', 'OCG', 'OCMD', 'ExtGState'), madeValue, madeValue).map(([type, first, second]) => `<</Type/${type}/OCGs ${first}/VE[/Not ${second}]/Next ${second}>>`);
const madeStream = fc.tuple(fc.constantFrom('/Type/Metadata', '/Type/XObject/Subtype/Form/BBox[0 0 9 9]', ''), madeValue, fc.constantFrom('', 'q Q', '/X Do')).map(([type, value, data]) => ({ entries: `${type}/OC ${value}/Next ${value}`, data }));
const madeObject = fc.oneof(madeValue, reference, typed, madeStream);

describe('a page of any objects', () => {
  it('is refused, or reads again as it was written', async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(madeObject, { minLength: MADE_OBJECTS, maxLength: MADE_OBJECTS }), reference, madeValue, fc.boolean(), fc.option(madeValue, { nil: undefined }), async (objects, form, state, hasLayers, wholeResources) => {
        const catalog = hasLayers ? `/OCProperties<</OCGs[${FIRST_OBJECT} 0 R ${FIRST_OBJECT + 1} 0 R]/D<</OFF[${FIRST_OBJECT + 1} 0 R]>>>>` : '';
        const bytes = handMadePage({ content: '/G gs /X Do', resources: `/ExtGState<</G ${state}>>/XObject<</X ${form}>>/Properties ${state}`, ...(wholeResources !== undefined && { wholeResources }), objects, catalog });
        const fingerprints = (): readonly string[] => {
          const source = new SourceDocument(new LeanDocument(memorySource(bytes)), 0, { made: 'none', holdsOtherPackets: true });
          return [source.page(1).fingerprint];
        };
        let expected: readonly string[];
        try {
          expected = fingerprints();
        } catch (problem) {
          expect((problem as Error).name).toMatch(/^(LeanReaderRefusal|AssemblyFailure)$/);
          return;
        }
        taken++;
        const again = new WrittenDocument(await written(new LeanDocument(memorySource(bytes)), 'none'));
        const pages = [...again.pages()];
        const surprises = again.documentSurprises('x').filter((surprise) => !surprise.includes('information'));
        again.close();
        expect([pages.map(({ fingerprint }) => fingerprint), surprises]).toEqual([expected, []]);
      }),
      { numRuns: 400 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  it.each<readonly [name: string, objects: readonly string[]]>([
    ['an expression that names the next one twice, forty times', [...Array.from({ length: 40 }, (_, place) => `[/And ${FIRST_OBJECT + place + 1} 0 R ${FIRST_OBJECT + place + 1} 0 R]`), '<</Type/OCG/Name(x)>>']],
    ['memberships of themselves', [`<</Type/OCMD/OCGs[${FIRST_OBJECT} 0 R ${FIRST_OBJECT} 0 R]>>`]],
  ])('is refused where its layers are %s', async (_name, objects) => {
    const [first = ''] = objects;
    const membership = first.startsWith('[') ? `<</Type/OCMD/VE ${FIRST_OBJECT} 0 R>>` : first;
    const bytes = handMadePage({ content: '/G gs', resources: `/ExtGState<</G<</CA 1>>>>/Properties<</L ${membership}>>`, objects, catalog: `/OCProperties<</OCGs[${FIRST_OBJECT + objects.length - 1} 0 R]/D<<>>>>` });
    expect(() => new SourceDocument(new LeanDocument(memorySource(bytes)), 0, { made: 'none', holdsOtherPackets: false }).page(1)).toThrow('nested-too-deeply');
    const batch = await written(new LeanDocument(memorySource(handMadePage({}))), 'none');
    expect(new PageWitness(memorySource(readFileSync(batch))).sourceOf(bytes)?.isShown(1, 0)).toBe(false);
  });
});

describe('the lean reader', () => {
  it('either reads a damaged file or refuses it, and never fails otherwise or hangs', async () => {
    const whole = await bytesOf({ pages: [{ quarterTurns: 1, origin: [0, 0], margin: 3, shade: 0.5, words: 'ab' }], useObjectStreams: true });
    const plain = await bytesOf({ pages: [{ quarterTurns: 0, origin: [0, 0], margin: 0, shade: 0.5, words: 'ab' }], useObjectStreams: false });
    fc.assert(
      fc.property(fc.boolean(), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 }), (streams, changes) => {
        const bytes = Buffer.from(streams ? whole : plain);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        try {
          const source = new SourceDocument(new LeanDocument(memorySource(bytes)), 0, { made: 'none', holdsOtherPackets: true });
          for (let page = 1; page <= source.pageCount; page++) source.page(page);
        } catch (problem) {
          expect((problem as Error).name).toMatch(/^(LeanReaderRefusal|AssemblyFailure)$/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
