import type { ByteSource } from '../../pdf/byte-source';
import { placeOf, type Place } from './entries';
import { inflate } from './inflate';
import { WitnessUnsure, endOfKeyword, endOfReference, entriesAt, itemsAt, skipSpace, wholeAt } from './syntax';

const UNKNOWN = Number.NaN;
/** Said to be free. */
const FREE = Infinity;

/** Where objects stand by their number: an offset; below zero, an object stream's number and the index in it; not finite where there is none. */
export class Places {
  private places = new Float64Array(256).fill(UNKNOWN);

  constructor(private readonly mostNumber: number) {}

  get(number: number): number {
    return this.places[number] ?? UNKNOWN;
  }

  /** The newest section is read first, so what stands here already stays. */
  add(number: number, place: number): void {
    // No file holds more objects than bytes.
    if (number > this.mostNumber) throw new WitnessUnsure();
    if (number >= this.places.length) {
      const more = new Float64Array(Math.max(number + 1, this.places.length * 2)).fill(UNKNOWN);
      more.set(this.places);
      this.places = more;
    }
    if (Number.isNaN(this.places[number])) this.places[number] = place;
  }
}

const INDEX_BASE = 65_536;

export const inContainer = (container: number, index: number): number => -1 - (container * INDEX_BASE + index);
export const containerOfPlace = (place: number): readonly [container: number, index: number] => [Math.floor((-1 - place) / INDEX_BASE), (-1 - place) % INDEX_BASE];

/** A cross-reference stream: its dictionary's text, and its data as it stands in the file. */
export type RawStream = { readonly bytes: Buffer; readonly at: number; readonly data: Buffer };

const TAIL_BYTES = 2_048;
/** Revisions of a file; more is no report's. */
const MOST_SECTIONS = 100;

/** What the newest trailer says: the object number of the catalog, and where it tells of encryption and of the file's identifier. */
export type FileTerms = { readonly root: number; readonly encryption: Place | null; readonly fileId: Place | undefined };

/** Reads where every object stands, newest first (ISO 32000-2, 7.5.4 and 7.5.8). */
export const readPlaces = (source: ByteSource, places: Places, streamAt: (offset: number) => RawStream): FileTerms => {
  const tail = source.bytes(Math.max(0, source.size - TAIL_BYTES), TAIL_BYTES);
  const mark = tail.lastIndexOf('startxref');
  if (mark < 0) throw new WitnessUnsure();
  let [offset] = wholeAt(tail, skipSpace(tail, mark + 'startxref'.length));
  let newest: FileTerms | null = null;
  for (let section = 0; ; section++) {
    if (section > MOST_SECTIONS || offset >= source.size) throw new WitnessUnsure();
    const { bytes, entries } = isTable(source, offset) ? readTable(source, offset, places) : readStream(streamAt(offset), places);
    // In a hybrid file programs of different age see different objects.
    if (entries.has('XRefStm')) throw new WitnessUnsure();
    const terms = termsOf(bytes, entries);
    // An older section may leave it to the newest how the file is encrypted, and may not say otherwise.
    if (newest && terms.encryption && !isSameReference(terms.encryption, newest.encryption)) throw new WitnessUnsure();
    newest ??= terms;
    const previous = entries.get('Prev');
    if (previous === undefined) return newest;
    [offset] = wholeAt(bytes, previous);
  }
};

type Trailer = { readonly bytes: Buffer; readonly entries: ReadonlyMap<string, number> };

const termsOf = (bytes: Buffer, entries: Trailer['entries']): FileTerms => {
  const [encryption, fileId] = ['Encrypt', 'ID'].map((key) => (entries.has(key) ? placeOf(bytes, entries.get(key)!) : undefined));
  // Older trailers need not name the catalog again.
  const root = entries.has('Root') ? wholeAt(bytes, entries.get('Root')!)[0] : 0;
  return { root, encryption: encryption ?? null, fileId };
};

const isSameReference = (place: Place, other: Place | null): boolean =>
  other !== null && endOfReference(place.bytes, place.at) !== 0 && endOfReference(other.bytes, other.at) !== 0 && wholeAt(place.bytes, place.at)[0] === wholeAt(other.bytes, other.at)[0];

const startsAt = (bytes: Buffer, at: number): ReadonlyMap<string, number> => {
  const { keys, starts } = entriesAt(bytes, at);
  return new Map(keys.map((key, index) => [key, starts[index]!]));
};

const isTable = (source: ByteSource, offset: number): boolean => source.bytes(offset, 4).toString('latin1') === 'xref';

/** `0000001234 00000 n` and a line end of two bytes. */
const LINE_BYTES = 20;
const OFFSET_DIGITS = 10;
const [IN_USE, IS_FREE] = [110, 102];

const readTable = (source: ByteSource, offset: number, places: Places): Trailer => {
  const bytes = source.bytes(offset, source.size - offset);
  let at = skipSpace(bytes, 'xref'.length);
  while (bytes[at] !== 116) {
    const [first, afterFirst] = wholeAt(bytes, at);
    const [count, afterCount] = wholeAt(bytes, skipSpace(bytes, afterFirst));
    at = skipSpace(bytes, afterCount);
    for (let index = 0; index < count; index++, at += LINE_BYTES) {
      const [offset, afterOffset] = wholeAt(bytes, at);
      const [, afterGeneration] = wholeAt(bytes, at + OFFSET_DIGITS + 1);
      const kind = bytes[at + 17];
      const isLine = afterOffset === at + OFFSET_DIGITS && bytes[afterOffset] === 32 && afterGeneration === at + 16 && bytes[afterGeneration] === 32;
      if (!isLine || (kind !== IN_USE && kind !== IS_FREE)) throw new WitnessUnsure();
      places.add(first + index, kind === IN_USE ? offset : FREE);
    }
    at = skipSpace(bytes, at);
  }
  return { bytes, entries: startsAt(bytes, skipSpace(bytes, endOfKeyword(bytes, at, 'trailer'))) };
};

const readStream = ({ bytes, at, data }: RawStream, places: Places): Trailer => {
  const entries = startsAt(bytes, at);
  const wholes = (key: string): readonly number[] | null => {
    const place = entries.get(key);
    return place === undefined ? null : itemsAt(bytes, place).map((item) => wholeAt(bytes, item)[0]);
  };
  const rows = decodedRows(bytes, entries, data);
  const widths = wholes('W');
  const ranges = wholes('Index') ?? [0, wholeAt(bytes, entries.get('Size') ?? bytes.length)[0]];
  if (widths?.length !== 3 || widths.every((width) => width === 0)) throw new WitnessUnsure();
  let position = 0;
  const field = (width: number, otherwise: number): number => {
    if (width === 0) return otherwise;
    let value = 0;
    for (let index = 0; index < width; index++) value = value * 256 + (rows[position++] ?? Number.NaN);
    return value;
  };
  for (let range = 0; range < ranges.length; range += 2) {
    for (let index = 0; index < ranges[range + 1]!; index++) {
      const [kind, second, third] = [field(widths[0]!, 1), field(widths[1]!, 0), field(widths[2]!, 0)];
      if (!Number.isFinite(kind + second + third)) throw new WitnessUnsure();
      places.add(ranges[range]! + index, kind === 1 ? second : kind === 2 ? inContainer(second, third) : FREE);
    }
  }
  return { bytes, entries };
};

const MOST_TABLE_BYTES = 64 * 1024 * 1024;

/** The rows of the table; the usual predictor adds each byte to the one above it (PNG's "up"). */
const decodedRows = (bytes: Buffer, entries: ReadonlyMap<string, number>, data: Buffer): Buffer => {
  const inflated = inflate(data, MOST_TABLE_BYTES);
  const parameters = entries.get('DecodeParms');
  if (parameters === undefined) return inflated;
  const settings = startsAt(bytes, parameters);
  const setting = (key: string, otherwise: number): number => (settings.has(key) ? wholeAt(bytes, settings.get(key)!)[0] : otherwise);
  if (setting('Predictor', 1) === 1) return inflated;
  const columns = setting('Columns', 1);
  const rows = inflated.length / (columns + 1);
  if (!Number.isInteger(rows) || setting('Colors', 1) !== 1 || setting('BitsPerComponent', 8) !== 8) throw new WitnessUnsure();
  const plain = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row++) {
    if (inflated[row * (columns + 1)] !== 2) throw new WitnessUnsure();
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      plain[at] = inflated[row * (columns + 1) + 1 + column]! + (row > 0 ? plain[at - columns]! : 0);
    }
  }
  return plain;
};
