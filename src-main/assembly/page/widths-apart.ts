import { shareText } from '../../pdf/canonical';
import { PdfReference, isArray, type PdfArray, type PdfDictionary } from '../../pdf/syntax';

/** Shorter lists take no more room where they stand than a reference and an object of their own. */
const LEAST_WIDTHS = 32;

/** Counted down from here: below the numbers of any file's own objects, which have no sign. */
const FIRST_NUMBER = -1;

/** The number of each list, the same in every document, so that what is made of a font's dictionary holds for all that have the same. */
const NUMBERS = new WeakMap<PdfArray, number>();
let nextNumber = FIRST_NUMBER;

const numberOf = (widths: PdfArray): number => {
  const number = NUMBERS.get(widths) ?? nextNumber--;
  NUMBERS.set(widths, number);
  return number;
};

/** A dictionary with its widths apart. */
type Parted = { readonly dictionary: PdfDictionary; readonly widths: PdfArray; readonly objectNumber: number };

/** By the dictionaries that they were made of; null where there is nothing to part. */
const PARTED = new WeakMap<PdfDictionary, Parted | null>();

const parted = (dictionary: PdfDictionary): Parted | null => {
  const known = PARTED.get(dictionary);
  if (known !== undefined) return known;
  const made = partedAnew(dictionary);
  PARTED.set(dictionary, made);
  return made;
};

const partedAnew = (dictionary: PdfDictionary): Parted | null => {
  const widths = dictionary.get('Widths');
  if (!isArray(widths) || widths.length < LEAST_WIDTHS || !widths.every((width) => typeof width === 'number')) return null;
  const objectNumber = numberOf(widths);
  const rest = new Map([...dictionary, ['Widths', new PdfReference(objectNumber)] as const]);
  shareText(rest);
  return { dictionary: rest, widths, objectNumber };
};

/**
 * The widths of a document's fonts as objects of their own (ISO 32000-2 prefers that, 9.6.2.1): where fonts hold the characters in use only, their
 * files differ from report to report and their widths often don't, and as objects these are written once.
 */
export class WidthsApart {
  private readonly lists = new Map<number, PdfArray>();

  /** The widths that stand under that number; undefined where none do. */
  get(objectNumber: number): PdfArray | undefined {
    return this.lists.get(objectNumber);
  }

  /** A dictionary whose widths, where it has long ones, are a reference to them. */
  of(dictionary: PdfDictionary): PdfDictionary {
    const found = dictionary.has('Widths') ? parted(dictionary) : null;
    if (!found) return dictionary;
    this.lists.set(found.objectNumber, found.widths);
    return found.dictionary;
  }
}
