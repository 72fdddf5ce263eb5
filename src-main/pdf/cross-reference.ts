import type { ByteSource } from './byte-source';
import { Lexer } from './lexer';
import { ObjectPlaces } from './object-places';
import { LeanReaderRefusal, PdfReference, isArray, isDictionary, type PdfDictionary, type PdfStream } from './syntax';

/** Where an object stands: at a place in the file, or in an object stream. */
export type ObjectLocation = { readonly offset: number } | { readonly container: number; readonly index: number };

/** Reads the stream object at an offset, whose dictionary holds no references. Used for cross-reference streams alone. */
type ReadStreamAt = (offset: number) => { readonly stream: PdfStream; readonly decoded: Buffer };

/** The places of a file's objects, the newest of each, and its trailer. Free objects have none. */
export class CrossReference {
  /** Offsets; in an object stream: -1 - (container * 2^16 + index); NaN where free. */
  private readonly places = new ObjectPlaces();
  trailer: PdfDictionary = new Map();

  locate(objectNumber: number): ObjectLocation | null {
    const place = this.places.get(objectNumber);
    if (place === undefined || Number.isNaN(place)) return null;
    if (place >= 0) return { offset: place };
    const packed = -1 - place;
    return { container: Math.floor(packed / 65_536), index: packed % 65_536 };
  }

  /** The numbers of the objects in use. */
  *objectNumbers(): Iterable<number> {
    for (const [objectNumber, place] of this.places) if (!Number.isNaN(place)) yield objectNumber;
  }

  get highestNumber(): number {
    let highest = 0;
    for (const [objectNumber] of this.places) if (objectNumber > highest) highest = objectNumber;
    return highest;
  }

  /** The newest section comes first, so what is there already stays. */
  add(objectNumber: number, place: number): void {
    this.places.add(objectNumber, place);
  }
}

/** The last bytes in which `startxref` is looked for; Acrobat's own habit is 1,024. */
const TAIL_BYTES = 2_048;

/** Reads every section from the newest back (ISO 32000-2, 7.5.4 and 7.5.8). Throws a refusal at anything irregular. */
export const readCrossReference = (source: ByteSource, readStreamAt: ReadStreamAt): CrossReference => {
  const tailOffset = Math.max(0, source.size - TAIL_BYTES);
  const tail = source.view(tailOffset, TAIL_BYTES);
  const keyword = tail.lastIndexOf('startxref');
  if (keyword < 0) throw new LeanReaderRefusal('no-cross-reference');
  const table = new CrossReference();
  const visited = new Set<number>();
  let offset: number | null = new Lexer(tail, keyword + 'startxref'.length).unsigned();
  while (offset !== null) {
    if (visited.has(offset) || offset >= source.size) throw new LeanReaderRefusal('broken-cross-reference');
    visited.add(offset);
    const trailer: PdfDictionary = readSection(source, offset, table, readStreamAt);
    if (trailer.has('XRefStm')) throw new LeanReaderRefusal('hybrid-cross-reference');
    if (visited.size === 1) table.trailer = trailer;
    else if (trailer.has('Encrypt') && !isSameEncryption(trailer, table.trailer)) throw new LeanReaderRefusal('encrypted');
    const previous = trailer.get('Prev');
    if (previous !== undefined && typeof previous !== 'number') throw new LeanReaderRefusal('broken-cross-reference');
    offset = previous ?? null;
  }
  return table;
};

/** The newest trailer counts for the whole file; the others of a linearized one may say nothing (ISO 32000-2, F.3.4), and none may say otherwise. */
const isSameEncryption = (trailer: PdfDictionary, newest: PdfDictionary): boolean => {
  const [told, counts] = [trailer.get('Encrypt'), newest.get('Encrypt')];
  return told instanceof PdfReference && counts instanceof PdfReference && told.objectNumber === counts.objectNumber;
};

const readSection = (source: ByteSource, offset: number, table: CrossReference, readStreamAt: ReadStreamAt): PdfDictionary => {
  const start = new Lexer(source.view(offset, 64));
  if (!start.takeKeyword('xref')) return readStreamSection(readStreamAt(offset), table);
  return readTableSection(source.view(offset, source.size - offset), start.position, table);
};

/** One line of a table: ten digits, space, five digits, space, `n` or `f`, two bytes of line end. */
const TABLE_LINE_BYTES = 20;

const readTableSection = (bytes: Buffer, position: number, table: CrossReference): PdfDictionary => {
  const lexer = new Lexer(bytes, position);
  while (!lexer.takeKeyword('trailer')) {
    const first = lexer.unsigned();
    const count = lexer.unsigned();
    lexer.skipSpace();
    let line = lexer.position;
    if (line + count * TABLE_LINE_BYTES > bytes.length) throw new LeanReaderRefusal('broken-cross-reference');
    for (let index = 0; index < count; index++, line += TABLE_LINE_BYTES) {
      const kind = bytes[line + 17];
      if (kind !== 110 && kind !== 102) throw new LeanReaderRefusal('broken-cross-reference');
      table.add(first + index, kind === 110 ? tenDigits(bytes, line) : Number.NaN);
    }
    lexer.position = line;
  }
  const trailer = lexer.value();
  if (!isDictionary(trailer)) throw new LeanReaderRefusal('broken-cross-reference');
  return trailer;
};

const tenDigits = (bytes: Buffer, start: number): number => {
  let value = 0;
  for (let p = start; p < start + 10; p++) {
    const digit = bytes[p]! - 48;
    if (digit < 0 || digit > 9) throw new LeanReaderRefusal('broken-cross-reference');
    value = value * 10 + digit;
  }
  return value;
};

const readStreamSection = ({ stream, decoded }: ReturnType<ReadStreamAt>, table: CrossReference): PdfDictionary => {
  const { dictionary } = stream;
  const widths = numbersOf(dictionary, 'W');
  const size = dictionary.get('Size');
  if (dictionary.get('Type') !== 'XRef' || widths?.length !== 3 || typeof size !== 'number') throw new LeanReaderRefusal('broken-cross-reference');
  const ranges = dictionary.has('Index') ? numbersOf(dictionary, 'Index') : [0, size];
  // Rows of no bytes would have no end.
  if (!ranges || ranges.length % 2 || !widths.some((width) => width > 0)) throw new LeanReaderRefusal('broken-cross-reference');
  let position = 0;
  const field = (width: number, otherwise: number): number => {
    if (width === 0) return otherwise;
    let value = 0;
    for (let index = 0; index < width; index++) value = value * 256 + (decoded[position++] ?? Number.NaN);
    return value;
  };
  for (let range = 0; range < ranges.length; range += 2) {
    for (let index = 0; index < ranges[range + 1]!; index++) {
      const kind = field(widths[0]!, 1);
      const second = field(widths[1]!, 0);
      const third = field(widths[2]!, 0);
      // Fields of hundreds of bytes tell no place either.
      if (!Number.isFinite(third + second + kind)) throw new LeanReaderRefusal('broken-cross-reference');
      table.add(ranges[range]! + index, kind === 1 ? second : kind === 2 ? -1 - (second * 65_536 + third) : Number.NaN);
    }
  }
  return dictionary;
};

const numbersOf = (dictionary: PdfDictionary, key: string): number[] | null => {
  const value = dictionary.get(key);
  return isArray(value) && value.every((item): item is number => typeof item === 'number') ? [...value] : null;
};
