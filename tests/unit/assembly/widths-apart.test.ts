import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeBatch } from '@main/assembly/write-batch';
import { WidthsApart } from '@main/assembly/page/widths-apart';
import { fileSource, memorySource } from '@main/pdf/byte-source';
import { Lexer } from '@main/pdf/lexer';
import { LeanDocument, entryOf } from '@main/pdf/lean-document';
import { allPages } from '@main/pdf/page-tree';
import { PdfReference, isDictionary, type PdfDictionary } from '@main/pdf/syntax';
import { corpusReport } from '../../bench/corpus/report';
import { FIRST_OBJECT, handMadePage } from '../../integration/assembly/hand-made-page';

const folder = mkdtempSync(join(tmpdir(), 'foldline-widths-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;

/** The fonts of a document's pages, page by page. */
const fontsOf = (document: LeanDocument): readonly PdfDictionary[] =>
  allPages(document).flatMap(({ dictionary }) => {
    const resources = entryOf(document, dictionary, 'Resources');
    const fonts = isDictionary(resources) ? entryOf(document, resources, 'Font') : null;
    return isDictionary(fonts) ? [...fonts.values()].map((font) => document.resolve(font)).filter(isDictionary) : [];
  });

/** Sources of one page each as one batch, a blank behind each: the batch's fonts, and what is told of each one's widths. */
const written = async <Told>(sources: readonly Buffer[], tell: (font: PdfDictionary, document: LeanDocument) => Told): Promise<readonly Told[]> => {
  const path = join(folder, `${++files}.pdf`);
  const packets = sources.map((_, entryIndex) => ({ sides: [{ kind: 'page' as const, entryIndex, pageNumber: 1 }, { kind: 'blank' as const }] }));
  await writeBatch({ path, batchId: 'test', packets, openEntry: (index) => Promise.resolve(sources[index]!), signal: new AbortController().signal, onProgress: () => {} });
  const source = fileSource(path);
  const document = new LeanDocument(source);
  const told = fontsOf(document).map((font) => tell(font, document));
  source.close();
  return told;
};

const widthsOf = (font: PdfDictionary, document: LeanDocument): unknown => entryOf(document, font, 'Widths');
const placeOf = (font: PdfDictionary): number | null => {
  const widths = font.get('Widths');
  return widths instanceof PdfReference ? widths.objectNumber : null;
};

/** A page with one font, whose widths stand there as they are given. */
const pageWithWidths = (widths: string, objects: readonly string[] = []): Buffer =>
  handMadePage({ resources: `/Font<</G ${FIRST_OBJECT} 0 R>>`, objects: [`<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/FirstChar 33/LastChar 99/Widths ${widths}>>`, ...objects] });

describe('the widths of fonts', () => {
  it('stand once for all fonts that have the same, whose files differ, and are what they were', async () => {
    const reports = [1, 2, 3].map((number) => corpusReport({ number, pages: 1, fonts: 'vary', structure: number === 2 ? 'streams' : 'table' }));
    const before = reports.flatMap((bytes) => {
      const document = new LeanDocument(memorySource(bytes));
      return fontsOf(document).map((font) => widthsOf(font, document));
    });
    expect(await written(reports, widthsOf)).toEqual(before);
    const places = await written(reports, placeOf);
    expect(places).not.toContain(null);
    expect([places.length, new Set(places).size]).toEqual([before.length, new Set(before.map((widths) => JSON.stringify(widths))).size]);
    expect(new Set(places).size).toBeLessThan(places.length / 3);
  });

  const LONG = Array.from({ length: 67 }, (_, index) => index * 3 + 200);
  it.each([
    ['that are few', '[250 333 408]'],
    ['of which one stands elsewhere', `[${LONG.slice(1).join(' ')} ${FIRST_OBJECT + 1} 0 R]`],
  ])('stay where they are: those %s', async (_name, widths) => {
    expect(await written([pageWithWidths(widths, ['500'])], placeOf)).toEqual([null]);
  });

  it('have numbers that no object of a file can have', () => {
    const font = new Map([['Widths', LONG]]);
    expect(placeOf(new WidthsApart().of(font))).toBeLessThan(0);
    expect(() => new Lexer(Buffer.from('[-1 0 R]')).value()).toThrow('broken-syntax');
  });

  it('that two documents have, and one of them as an object already, stand once', async () => {
    const places = await written([pageWithWidths(`[${LONG.join(' ')}]`), pageWithWidths(`${FIRST_OBJECT + 1} 0 R`, [`[${LONG.join('\n')}]`])], placeOf);
    expect(places[0]).not.toBeNull();
    expect(places[1]).toBe(places[0]);
  });
});
