import { deflateSync } from '../../files/unbroken-zlib';
import type { LeanDocument } from '../../pdf/lean-document';
import type { ObjectGraph } from '../digests/digested-graph';
import { PdfReference, PdfStream, isDictionary, type PdfDictionary, type PdfObject, type PdfValue } from '../../pdf/syntax';
import type { PrintedLayers } from '../../pdf/printed-layers';
import { WidthsApart } from './widths-apart';

/** Entries of streams and typed dictionaries that draw nothing: metadata, structure, editors' data, attachments, proxies. */
const NOT_DRAWN = ['Metadata', 'PieceInfo', 'LastModified', 'StructParent', 'StructParents', 'OPI', 'Ref', 'AF', 'Alternates', 'AA', 'Thumb', 'PtData', 'Measure'];

/** Objects kept ready; each is asked for several times, by its digest and by what is written. */
const OBJECTS_KEPT = 4_096;

/** A document's objects as they are printed: what draws nothing left out, layers resolved, plain streams deflated, the widths of fonts as objects of their own. */
export const printedObjects = (document: LeanDocument, layers: PrintedLayers): ObjectGraph => {
  const ready = new Map<number, PdfObject>();
  const widths = new WidthsApart();
  const printed = (objectNumber: number): PdfObject => {
    const object = document.get(objectNumber);
    if (object instanceof PdfReference) return leadsToNothing(object) ? null : object;
    // Marked content's property lists, which are of no type, lead to metadata too.
    if (typeOf(object) === 'Metadata') return null;
    if (object instanceof PdfStream) return printedStream(inItsLayer(object, layers));
    const layer = layers.standIn(object, new PdfReference(objectNumber));
    if (layer) return layer;
    const resolved = layers.resolved(object);
    if (!isDictionary(resolved)) return resolved;
    return widths.of(resolved.has('Type') ? withoutUndrawn(resolved) : resolved);
  };
  const get = (objectNumber: number): PdfObject => {
    const known = ready.get(objectNumber);
    if (known !== undefined) return known;
    const list = widths.get(objectNumber);
    if (list) return list;
    if (ready.size >= OBJECTS_KEPT) ready.clear();
    const object = printed(objectNumber);
    ready.set(objectNumber, object);
    return object;
  };
  /** An object that is a reference to nothing is nothing itself: it would be written, and read again as if it were not there. */
  const leadsToNothing = (reference: PdfReference): boolean => document.resolve(reference) === null || get(reference.objectNumber) === null;
  return { get };
};

const typeOf = (object: PdfObject): PdfValue | undefined => (object instanceof PdfStream ? object.dictionary : isDictionary(object) ? object : null)?.get('Type');

const withoutUndrawn = (dictionary: PdfDictionary): PdfDictionary => {
  if (!NOT_DRAWN.some((key) => dictionary.has(key))) return dictionary;
  const drawn = new Map(dictionary);
  for (const key of NOT_DRAWN) drawn.delete(key);
  return drawn;
};

/** A picture or form that doesn't print, as some programs would draw it all the same. */
const NOTHING_DRAWN: PdfDictionary = new Map<string, PdfValue>([
  ['Type', 'XObject'],
  ['Subtype', 'Form'],
  ['BBox', [0, 0, 0, 0]],
]);

/** A stream with its layers resolved, its own among them. */
const inItsLayer = (stream: PdfStream, layers: PrintedLayers): PdfStream => {
  if (!layers.prints(stream.dictionary.get('OC'))) return new PdfStream(NOTHING_DRAWN, () => Buffer.alloc(0));
  const dictionary = layers.resolved(stream.dictionary);
  if (!dictionary.has('OC')) return dictionary === stream.dictionary ? stream : new PdfStream(dictionary, stream.readBytes);
  return new PdfStream(new Map([...dictionary].filter(([key]) => key !== 'OC')), stream.readBytes);
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
