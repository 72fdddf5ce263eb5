import { memorySource } from '../../pdf/byte-source';
import { LeanDocument } from '../../pdf/lean-document';
import { allPages } from '../../pdf/page-tree';
import { isArray, isDictionary, LeanReaderRefusal, PdfStream, type PdfDictionary, type PdfObject, type PdfValue } from '../../pdf/syntax';

const PROGRAMS = ['FontFile', 'FontFile2', 'FontFile3'] as const;
/** Forms in forms. */
const DEEPEST = 8;

/**
 * Whether a PDF uses fonts that it names and does not hold, which printers then replace by others. False where that can't be told: what is printed is proved
 * apart.
 */
export const namesFontsOnly = (bytes: Buffer): boolean => {
  try {
    const document = new LeanDocument(memorySource(bytes));
    return allPages(document).some(({ dictionary }) => usesNamedFont(document, dictionary.get('Resources'), 0));
  } catch (thrown) {
    if (thrown instanceof LeanReaderRefusal) return false;
    throw thrown;
  }
};

const dictionaryOf = (object: PdfObject): PdfDictionary | null => (object instanceof PdfStream ? object.dictionary : isDictionary(object) ? object : null);

const entriesOf = (document: LeanDocument, resources: PdfDictionary | null, kind: string): readonly PdfDictionary[] => {
  const entries = dictionaryOf(document.resolve(resources?.get(kind)));
  return entries ? [...entries.values()].flatMap((value) => dictionaryOf(document.resolve(value)) ?? []) : [];
};

const usesNamedFont = (document: LeanDocument, value: PdfValue | undefined, depth: number): boolean => {
  const resources = dictionaryOf(document.resolve(value));
  if (depth > DEEPEST || !resources) return false;
  return entriesOf(document, resources, 'Font').some((font) => isNamedOnly(document, font)) || entriesOf(document, resources, 'XObject').some((form) => usesNamedFont(document, form.get('Resources'), depth + 1));
};

const isNamedOnly = (document: LeanDocument, font: PdfDictionary): boolean => {
  // The glyphs of these are drawn by the file itself.
  if (font.has('CharProcs')) return false;
  const descendants = document.resolve(font.get('DescendantFonts'));
  const holder = isArray(descendants) ? dictionaryOf(document.resolve(descendants[0])) : font;
  const descriptor = dictionaryOf(document.resolve(holder?.get('FontDescriptor')));
  return !descriptor || !PROGRAMS.some((name) => descriptor.has(name));
};
