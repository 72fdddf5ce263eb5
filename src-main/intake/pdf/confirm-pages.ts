import { memorySource } from '../../pdf/byte-source';
import { forEachReference } from '../../pdf/canonical';
import { LeanDocument } from '../../pdf/lean-document';
import { readAllPages } from '../../pdf/page-tree';
import { isArray, LeanReaderRefusal, PdfStream, type PdfObject, type PdfValue } from '../../pdf/syntax';
import { unitOf, type PageUnits } from './page-units';
import { unitsOfOddFile } from './units-of-odd-file';

const END_OF_FILE = Buffer.from('%%EOF');
/** An object header right behind the end mark tells an update; no need to look through a long tail. */
const REACH_BYTES = 4096;

/** True where objects stand behind the last end mark: an update was cut off, and what reads as whole is an older state of the file. */
export const endsInsideAnUpdate = (bytes: Buffer): boolean => {
  const end = bytes.lastIndexOf(END_OF_FILE);
  return end >= 0 && /\d\s+\d+\s+obj\b/.test(bytes.subarray(end + END_OF_FILE.length, end + REACH_BYTES).toString('latin1'));
};

/** Reads everything that leads from a page's resources: a missing or unreadable part makes the reader refuse. */
export const visitWhatIsDrawn = (document: LeanDocument, value: PdfValue | undefined, visited: Set<number>): void => {
  const open: number[] = [];
  const note = (found: PdfObject | undefined): void =>
    forEachReference(found instanceof PdfStream ? found.dictionary : (found ?? null), ({ objectNumber }) => {
      if (visited.has(objectNumber)) return;
      visited.add(objectNumber);
      open.push(objectNumber);
    });
  note(value);
  for (let objectNumber = open.pop(); objectNumber !== undefined; objectNumber = open.pop()) {
    const object = document.get(objectNumber);
    if (object instanceof PdfStream) object.readBytes();
    note(object);
  }
};

/** The content of a page must inflate to its end, else what stands behind the fault would be missing from the page without a word. */
const decodeContents = (document: LeanDocument, contents: PdfValue | undefined): void => {
  const resolved = document.resolve(contents);
  for (const part of isArray(resolved) ? resolved : [resolved]) {
    const stream = part instanceof PdfStream ? part : document.resolve(part);
    if (stream instanceof PdfStream) document.decode(stream);
  }
};

/** The units of the pages of a file that is sound throughout, by the strict reader; null where it refuses the file. */
const unitsOfSoundFile = (bytes: Buffer): PageUnits | null => {
  try {
    const document = new LeanDocument(memorySource(bytes));
    const pages = readAllPages(document);
    const visited = new Set<number>();
    for (const { dictionary } of pages) {
      visitWhatIsDrawn(document, dictionary.get('Resources'), visited);
      decodeContents(document, dictionary.get('Contents'));
    }
    return pages.map(({ dictionary }) => unitOf(document.resolve(dictionary.get('UserUnit'))));
  } catch (thrown) {
    if (thrown instanceof LeanReaderRefusal) return null;
    throw thrown;
  }
};

/**
 * Holds the pages that PDFium found against a second reader. PDFium rebuilds what is broken and may then show fewer pages, or pages
 * that lost their content, without a word. Answers with the pages' units, which PDFium does not tell, only where every page is there and
 * everything it draws with can be found; else null.
 */
export const confirmPages = async (bytes: Buffer, pages: number): Promise<PageUnits | null> => {
  if (endsInsideAnUpdate(bytes)) return null;
  const units = unitsOfSoundFile(bytes) ?? (await unitsOfOddFile(bytes));
  return units?.length === pages ? units : null;
};
