import { deflateSync } from 'node:zlib';
import type { LeanDocument } from '../../pdf/lean-document';
import type { ObjectGraph } from '../digests/digested-graph';
import { PdfStream, isDictionary, type PdfDictionary, type PdfObject, type PdfValue } from '../../pdf/syntax';
import { HIDDEN_LAYER, SHOWN_LAYER, hiddenLayers } from './layers';

/** Entries of streams and typed dictionaries that draw nothing: metadata, structure, editors' data, attachments, proxies. */
const NOT_DRAWN = ['Metadata', 'PieceInfo', 'LastModified', 'StructParent', 'StructParents', 'OPI', 'Ref', 'AF', 'Alternates', 'AA', 'Thumb', 'PtData', 'Measure'];

/** Objects kept ready; each is asked for several times, by its digest and by what is written. */
const OBJECTS_KEPT = 4_096;

/** A document's objects as they are printed: what draws nothing left out, layers resolved, plain streams deflated. */
export const printedObjects = (document: LeanDocument): ObjectGraph => {
  const hidden = hiddenLayers(document);
  const ready = new Map<number, PdfObject>();
  const printed = (objectNumber: number): PdfObject => {
    const object = document.get(objectNumber);
    // Marked content's property lists, which are of no type, lead to metadata too.
    if (typeOf(object) === 'Metadata') return null;
    if (object instanceof PdfStream) return printedStream(object);
    if (!isDictionary(object) || !object.has('Type')) return object;
    if (object.get('Type') === 'OCG') return hidden.has(objectNumber) ? HIDDEN_LAYER : SHOWN_LAYER;
    return withoutUndrawn(object);
  };
  return {
    get: (objectNumber) => {
      const known = ready.get(objectNumber);
      if (known !== undefined) return known;
      if (ready.size >= OBJECTS_KEPT) ready.clear();
      const object = printed(objectNumber);
      ready.set(objectNumber, object);
      return object;
    },
  };
};

const typeOf = (object: PdfObject): PdfValue | undefined => (object instanceof PdfStream ? object.dictionary : isDictionary(object) ? object : null)?.get('Type');

const withoutUndrawn = (dictionary: PdfDictionary): PdfDictionary => {
  if (!NOT_DRAWN.some((key) => dictionary.has(key))) return dictionary;
  const drawn = new Map(dictionary);
  for (const key of NOT_DRAWN) drawn.delete(key);
  return drawn;
};

const printedStream = (stream: PdfStream): PdfObject => {
  const dictionary = withoutUndrawn(stream.dictionary);
  if (dictionary.has('Filter')) return dictionary === stream.dictionary ? stream : new PdfStream(dictionary, stream.readBytes);
  return deflatedStream(dictionary, stream.readBytes());
};

/** A stream of plain data, compressed. */
export const deflatedStream = (dictionary: PdfDictionary, plain: Buffer): PdfStream => {
  const data = deflateSync(plain);
  const compressed = new Map([...dictionary, ['Filter', 'FlateDecode'] as const]);
  compressed.delete('DecodeParms');
  return new PdfStream(compressed, () => data);
};
