import type { PageContent } from '@shared/domain/ssr/page-content';
import { memorySource } from '../../pdf/byte-source';
import { dictionaryOf, LeanDocument } from '../../pdf/lean-document';
import { readAllPages } from '../../pdf/page-tree';
import { isArray, isDictionary, LeanReaderRefusal, type PdfDictionary, type RefusalReason } from '../../pdf/syntax';
import { endsInsideAnUpdate, visitWhatIsDrawn } from '../pdf/confirm-pages';
import { unitOf } from '../pdf/page-units';
import type { PageView } from '../pdf/page-view';
import type { ReadPagesOptions } from '../pdf/read-pages';
import { normalise } from '../pdf/read-text';
import { FontLoader } from './font/load-font';
import type { MeasureFont } from './font/measured-font';
import { withMarks } from '../page-marks';
import { LeanTextRefusal, type LeanTextReason } from './lean-text-refusal';
import { leanMarks } from './marks/lean-marks';
import { DrawnPage } from './page/drawn-objects';
import { inkOfPage } from './page/ink-of-page';
import { interpretPage } from './page/interpret-page';
import { leanPageView } from './page/lean-page-view';
import { leanContentKey } from './page/lean-content-key';
import { ArrangedText } from './text/arranged-text';
import { arrangeText } from './text/arrange-text';
import { wordsOf } from './text/words';

/** Why an entry is left to PDFium. */
export type CarefulReason = LeanTextReason | RefusalReason;

/** The pages of an entry that was understood throughout, or why PDFium is to read it. */
export type LeanPagesRead = { readonly ok: true; readonly pages: readonly PageContent[] } | { readonly ok: false; readonly reason: CarefulReason };

/** Below this, text is letters as they are: nothing to compose or to replace. */
const FIRST_TO_NORMALISE = 0x7f;
const HYPHEN_MARK = /\ufffe/g;
const FIRST_MARK = 0xfffe;

/** Annotations that are no part of the paper. */
const UNPRINTED: ReadonlySet<unknown> = new Set(['Link', 'Popup']);

const drawn = new DrawnPage();
const arranged = new ArrangedText();

/** What annotations print is told by PDFium alone. */
const refuseAnnotations = (document: LeanDocument, page: PdfDictionary): void => {
  const annotations = document.resolve(page.get('Annots'));
  if (!isArray(annotations)) return;
  for (const item of annotations) {
    const annotation = document.resolve(item);
    if (!isDictionary(annotation) || !UNPRINTED.has(document.resolve(annotation.get('Subtype')))) throw new LeanTextRefusal('annotation');
  }
};

/** A document that says its pages are read from the right has every line turned. */
const refuseTurnedDocument = (document: LeanDocument): void => {
  if (dictionaryOf(document, document.catalog.get('ViewerPreferences')).get('Direction') === 'R2L') throw new LeanTextRefusal('right-to-left');
};

const textOf = ({ text, highestUnit }: ArrangedText): string => {
  if (highestUnit < FIRST_TO_NORMALISE) return text;
  return normalise(highestUnit >= FIRST_MARK ? text.replace(HYPHEN_MARK, '-\n') : text);
};

const NO_PLACES: Pick<PageContent, 'words' | 'ink'> = { words: [], ink: [] };

/** Where the page's words and all else that it draws stand. */
const placesOn = (view: PageView): Pick<PageContent, 'words' | 'ink'> => {
  const { ink, limits } = inkOfPage(drawn, view);
  return { words: wordsOf(drawn, arranged, view, limits), ink };
};

const readPage = (document: LeanDocument, fonts: FontLoader, page: PdfDictionary, options: ReadPagesOptions): PageContent => {
  if (unitOf(document.resolve(page.get('UserUnit'))) !== 1) throw new LeanTextRefusal('units');
  refuseAnnotations(document, page);
  const view = leanPageView(document, page);
  interpretPage({ document, fonts, page, base: view.base }, drawn);
  arrangeText(drawn, view, arranged);
  const text = textOf(arranged);
  const contentKey = leanContentKey(drawn, view, text);
  const { words, ink } = options.wantsPositions(text) ? placesOn(view) : NO_PLACES;
  // Field by field: a spread with more behind it takes as long as reading a small page's ink, and whatever reads its fields is slower.
  return { widthPt: view.widthPt, heightPt: view.heightPt, text, contentKey, words, ink };
};

/** Lets go of what a page drew: held until the next page it would be moved about by a collection, or outlive several. */
const forgetPage = (): void => {
  drawn.clear();
  arranged.clear();
};

/**
 * Reads every page of a sound PDF of the usual kind, without PDFium: many times quicker, and the same. Leaves an entry alone as soon as
 * anything on a page is not understood.
 *
 * Fonts that a file only names are drawn with PDFium's own: `measureFont` asks it about them, null where it does not run yet.
 */
export const readLeanPages = (bytes: Buffer, options: ReadPagesOptions, measureFont: MeasureFont | null = null): LeanPagesRead => {
  if (endsInsideAnUpdate(bytes)) return { ok: false, reason: 'broken-cross-reference' };
  try {
    const document = new LeanDocument(memorySource(bytes));
    refuseTurnedDocument(document);
    const fonts = new FontLoader(document, measureFont);
    const pages = readAllPages(document);
    if (pages.length === 0) return { ok: false, reason: 'broken-page-tree' };
    const visited = new Set<number>();
    const read: PageContent[] = [];
    for (const { dictionary } of pages) {
      try {
        read.push(readPage(document, fonts, dictionary, options));
      } finally {
        forgetPage();
      }
      visitWhatIsDrawn(document, dictionary.get('Resources'), visited);
      options.onPage?.(read.length, pages.length);
    }
    return { ok: true, pages: withMarks(read, () => leanMarks(document, pages)) };
  } catch (thrown) {
    if (thrown instanceof LeanTextRefusal || thrown instanceof LeanReaderRefusal) return { ok: false, reason: thrown.reason };
    // Tables of a font that lead beyond its end.
    if (thrown instanceof RangeError) return { ok: false, reason: 'font-program' };
    throw thrown;
  }
};
