import { memorySource } from '../../pdf/byte-source';
import { LeanDocument } from '../../pdf/lean-document';
import { readAllPages } from '../../pdf/page-tree';
import { PrintedLayers } from '../../pdf/printed-layers';
import { isArray, isDictionary, LeanReaderRefusal } from '../../pdf/syntax';

/** Whether a page's annotation (both from 0) stands in a layer that does not print. */
export type IsHiddenAnnotation = (pageIndex: number, annotationIndex: number) => boolean;

const hiddenIn = (bytes: Buffer): IsHiddenAnnotation => {
  const document = new LeanDocument(memorySource(bytes));
  const layers = new PrintedLayers(document);
  const pages = readAllPages(document);
  return (pageIndex, annotationIndex) => {
    const annotations = document.resolve(pages[pageIndex]?.dictionary.get('Annots'));
    const annotation = isArray(annotations) ? document.resolve(annotations[annotationIndex]) : null;
    return isDictionary(annotation) && !layers.prints(annotation.get('OC'));
  };
};

/**
 * PDFium draws annotations whatever layer they are in, so our own reader is asked, once there is an annotation to ask about. Where it does not take
 * the file none counts as hidden: the verdict on the window is then too strict and never too lax.
 */
export const hiddenAnnotations = (bytes: Buffer): IsHiddenAnnotation => {
  let known: IsHiddenAnnotation | null = null;
  return (pageIndex, annotationIndex) => {
    try {
      known ??= hiddenIn(bytes);
      return known(pageIndex, annotationIndex);
    } catch (thrown) {
      if (!(thrown instanceof LeanReaderRefusal)) throw thrown;
      known = () => false;
      return false;
    }
  };
};
