import type * as PdfLibrary from 'pdf-lib';
import type { PDFContext, PDFObject, PDFRawStream, PDFRef } from 'pdf-lib';
import { inflateSync } from '../../files/unbroken-zlib';
import { unitOf, type PageUnits } from './page-units';

type PdfLib = typeof PdfLibrary;

/** What a page draws with; its other entries may lead nowhere without harm to the page. */
const DRAWN = ['Contents', 'Resources'] as const;

/** True where every reference below `start` leads to a sound object of the file. */
const isWholeBelow = ({ PDFArray, PDFDict, PDFInvalidObject, PDFName, PDFRef, PDFStream }: PdfLib, context: PDFContext, start: PDFObject | undefined, visited: Set<PDFRef>): boolean => {
  const open: PDFObject[] = start ? [start] : [];
  for (let object = open.pop(); object; object = open.pop()) {
    if (object instanceof PDFRef) {
      if (visited.has(object)) continue;
      visited.add(object);
      const target = context.lookup(object);
      if (!target || target instanceof PDFInvalidObject) return false;
      open.push(target);
    } else if (object instanceof PDFArray) {
      open.push(...object.asArray());
    } else if (object instanceof PDFStream) {
      open.push(...object.dict.values());
    } else if (object instanceof PDFDict) {
      // A resource may lead back to its page or up the tree; those are looked at on their own.
      for (const [key, value] of object.entries()) if (key !== PDFName.of('Parent') && key !== PDFName.of('P')) open.push(value);
    }
  }
  return true;
};

const isFlate = ({ PDFArray, PDFName }: PdfLib, stream: PDFRawStream): boolean => {
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  return filter === PDFName.of('FlateDecode') || (filter instanceof PDFArray && filter.size() === 1 && filter.lookup(0) === PDFName.of('FlateDecode'));
};

const inflates = (pdfLib: PdfLib, stream: PDFObject | undefined): boolean => {
  if (!(stream instanceof pdfLib.PDFRawStream) || !isFlate(pdfLib, stream)) return true;
  try {
    inflateSync(stream.getContents());
    return true;
  } catch {
    return false;
  }
};

const contentsInflate = (pdfLib: PdfLib, context: PDFContext, contents: PDFObject | undefined): boolean => {
  const { PDFArray, PDFRef } = pdfLib;
  const found = contents instanceof PDFRef ? context.lookup(contents) : contents;
  return (found instanceof PDFArray ? found.asArray() : [found]).every((part) => inflates(pdfLib, part instanceof PDFRef ? context.lookup(part) : part));
};

/**
 * The units of the pages of a file that the strict reader refuses: encrypted in an odd way (opened with the empty password), or with a broken
 * cross-reference, which this reader does not use: it finds the objects one by one. Null where
 * anything that a page draws with is broken or missing.
 */
export const unitsOfOddFile = async (bytes: Buffer): Promise<PageUnits | null> => {
  // Few files need it, and loading it takes longer than reading a hundred reports.
  const pdfLib = await import('pdf-lib');
  const { ParseSpeeds, PDFDocument, PDFName, PDFNumber } = pdfLib;
  try {
    const document = await PDFDocument.load(bytes, { password: '', updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
    const pages = document.getPages();
    const visited = new Set<PDFRef>();
    const whole = pages.every(
      ({ node }) =>
        DRAWN.every((key) => isWholeBelow(pdfLib, document.context, node.getInheritableAttribute(PDFName.of(key)) ?? undefined, visited)) &&
        contentsInflate(pdfLib, document.context, node.get(PDFName.of('Contents'))),
    );
    return whole ? pages.map(({ node }) => unitOf(node.lookupMaybe(PDFName.of('UserUnit'), PDFNumber)?.asNumber())) : null;
  } catch {
    return null;
  }
};
