import { canonicalText } from '../../../pdf/canonical';
import type { LeanDocument } from '../../../pdf/lean-document';
import { PdfStream, type PdfDictionary, type PdfReference, type PdfValue } from '../../../pdf/syntax';
import { LeanTextRefusal } from '../lean-text-refusal';

const DEEPEST_VALUE = 8;

/** What stands for a stream in a font's text. May refuse it. */
export type TextOfStream = () => string;

const selfContained = (document: LeanDocument, value: PdfValue, ofStream: TextOfStream, depth = 0): string => {
  if (depth > DEEPEST_VALUE) throw new LeanTextRefusal('font-encoding');
  return canonicalText(value, (reference: PdfReference) => {
    const target = document.resolve(reference);
    return target instanceof PdfStream ? ofStream() : selfContained(document, target, ofStream, depth + 1);
  });
};

/**
 * A font dictionary with everything that it refers to in its place: equal for equal fonts, whatever file they stand in. `more` are entries that take
 * the place of its own. Refuses what is nested too deeply.
 */
export const fontText = (document: LeanDocument, font: PdfDictionary, ofStream: TextOfStream, more: PdfDictionary = new Map()): string =>
  // Names that only this file gives would make every file's font another one.
  selfContained(document, new Map([...font, ...more].filter(([key]) => key !== 'Name')), ofStream);
