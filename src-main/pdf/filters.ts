import { inflateSync } from '../files/unbroken-zlib';
import { LeanReaderRefusal, isArray, isDictionary, type PdfDictionary, type PdfObject, type PdfStream, type PdfValue } from './syntax';

/** More than any page's content or index takes; a stream that swells beyond is an attack on the memory. */
const MOST_DECODED_BYTES = 256 * 1024 * 1024;

/** The number of bytes that a filter makes; throws a refusal where they are too many. */
const withinBounds = (bytes: number): number => {
  if (bytes > MOST_DECODED_BYTES) throw new LeanReaderRefusal('broken-stream');
  return bytes;
};

type Resolve = (value: PdfValue | undefined) => PdfObject;

/** A stream's bytes after all its filters. Throws a refusal where a filter is unknown (pictures') or its data broken. */
export const decodeStream = (stream: PdfStream, resolve: Resolve): Buffer => {
  const { filters, parameters } = streamFilters(stream.dictionary, resolve);
  return filters.reduce<Buffer>((bytes, filter, index) => decode(filter, bytes, parameters[index] ?? null, resolve), stream.readBytes());
};

const streamFilters = (dictionary: PdfDictionary, resolve: Resolve): { filters: PdfObject[]; parameters: (PdfDictionary | null)[] } => {
  const listed = (key: string): PdfObject[] => {
    const value = resolve(dictionary.get(key));
    if (isArray(value)) return value.map(resolve);
    return value === null ? [] : [value];
  };
  return { filters: listed('Filter'), parameters: listed('DecodeParms').map((item) => (isDictionary(item) ? item : null)) };
};

const decode = (filter: PdfObject, bytes: Buffer, parameters: PdfDictionary | null, resolve: Resolve): Buffer => {
  const number = (key: string, otherwise: number): number => {
    const value = resolve(parameters?.get(key));
    return typeof value === 'number' ? value : otherwise;
  };
  const predicted = (plain: Buffer): Buffer =>
    undoPredictor(plain, number('Predictor', 1), number('Colors', 1), number('BitsPerComponent', 8), number('Columns', 1));
  switch (filter) {
    case 'FlateDecode':
      return predicted(inflate(bytes));
    case 'LZWDecode':
      return predicted(decodeLzw(bytes, number('EarlyChange', 1)));
    case 'ASCIIHexDecode':
      return decodeAsciiHex(bytes);
    case 'ASCII85Decode':
      return decodeAscii85(bytes);
    case 'RunLengthDecode':
      return decodeRunLength(bytes);
    default:
      throw new LeanReaderRefusal('unsupported-filter');
  }
};

/** By how much inflating mostly makes content and objects larger: room for all at once spares zlib asking for more. */
const USUAL_GROWTH = 6;
const LEAST_CHUNK_BYTES = 1_024;
const MOST_CHUNK_BYTES = 1024 * 1024;

const inflate = (bytes: Buffer): Buffer => {
  // Programs that empty a stream leave its filter; every viewer takes nothing for nothing.
  if (bytes.length === 0) return bytes;
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_DECODED_BYTES, chunkSize: Math.min(Math.max(bytes.length * USUAL_GROWTH, LEAST_CHUNK_BYTES), MOST_CHUNK_BYTES) });
  } catch {
    throw new LeanReaderRefusal('broken-stream');
  }
};

/** PNG predictors, row by row (ISO 32000-2, 7.4.4.4). TIFF's predictor 2 belongs to pictures, whose data is never decoded here. */
const undoPredictor = (bytes: Buffer, predictor: number, colors: number, bitsPerComponent: number, columns: number): Buffer => {
  if (predictor <= 1) return bytes;
  if (predictor < 10) throw new LeanReaderRefusal('unsupported-filter');
  const pixelBytes = Math.max(1, (colors * bitsPerComponent) >> 3);
  const rowBytes = (colors * bitsPerComponent * columns + 7) >> 3;
  if (rowBytes < 1) throw new LeanReaderRefusal('broken-stream');
  const rows = Math.ceil(bytes.length / (rowBytes + 1));
  const plain = Buffer.alloc(Math.max(0, bytes.length - rows));
  for (let row = 0; row < rows; row++) {
    const tag = bytes[row * (rowBytes + 1)];
    const from = row * (rowBytes + 1) + 1;
    const to = row * rowBytes;
    const length = Math.min(rowBytes, bytes.length - from);
    for (let index = 0; index < length; index++) {
      const left = index >= pixelBytes ? plain[to + index - pixelBytes]! : 0;
      const up = row > 0 ? plain[to + index - rowBytes]! : 0;
      const upLeft = row > 0 && index >= pixelBytes ? plain[to + index - rowBytes - pixelBytes]! : 0;
      plain[to + index] = bytes[from + index]! + pngPrediction(tag, left, up, upLeft);
    }
  }
  return plain;
};

const pngPrediction = (tag: number | undefined, left: number, up: number, upLeft: number): number => {
  switch (tag) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const estimate = left + up - upLeft;
      const toLeft = Math.abs(estimate - left);
      const toUp = Math.abs(estimate - up);
      const toUpLeft = Math.abs(estimate - upLeft);
      if (toLeft <= toUp && toLeft <= toUpLeft) return left;
      return toUp <= toUpLeft ? up : upLeft;
    }
    default:
      throw new LeanReaderRefusal('broken-stream');
  }
};

/** LZW with 9 to 12 bit codes, high bit first (ISO 32000-2, 7.4.4.2). */
const decodeLzw = (bytes: Buffer, earlyChange: number): Buffer => {
  const output: Buffer[] = [];
  let table: Buffer[] = [];
  let previous: Buffer | null = null;
  let width = 9;
  let bits = 0;
  let held = 0;
  let total = 0;
  const reset = (): void => {
    table = Array.from({ length: 258 }, (_, code) => Buffer.from(code < 256 ? [code] : []));
    previous = null;
    width = 9;
  };
  reset();
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    held += 8;
    if (held < width) continue;
    held -= width;
    const code = (bits >> held) & ((1 << width) - 1);
    bits &= (1 << held) - 1;
    if (code === 257) break;
    if (code === 256) {
      reset();
      continue;
    }
    const before: Buffer | null = previous;
    const known = table[code];
    if (!known && (!before || code !== table.length)) throw new LeanReaderRefusal('broken-stream');
    const piece: Buffer = known ?? Buffer.concat([before!, before!.subarray(0, 1)]);
    if (before && table.length < 4096) table.push(Buffer.concat([before, piece.subarray(0, 1)]));
    output.push(piece);
    total = withinBounds(total + piece.length);
    previous = piece;
    const size = table.length + earlyChange;
    width = size >= 2048 ? 12 : size >= 1024 ? 11 : size >= 512 ? 10 : 9;
  }
  return Buffer.concat(output);
};

const decodeAsciiHex = (bytes: Buffer): Buffer => {
  const text = bytes.toString('latin1').replace(/>[^]*$/, '').replace(/\s+/g, '');
  if (!/^[0-9a-fA-F]*$/.test(text)) throw new LeanReaderRefusal('broken-stream');
  return Buffer.from(text.length % 2 ? `${text}0` : text, 'hex');
};

const SPACE = 32;
const FOUR_ZEROS = 122;
const FIRST_DIGIT = 33;
const LAST_DIGIT = 117;
const END_OF_ASCII85 = 126;
const NO_DIGIT = 255;
const LAST_OF_SEVEN_BITS = 127;
const LARGEST_DIGIT = LAST_DIGIT - FIRST_DIGIT;
const MOST_OF_FOUR_BYTES = 0xffff_ffff;

/** What each byte stands for as a digit of base 85. */
const DIGITS = Uint8Array.from({ length: 256 }, (_, code) => (code >= FIRST_DIGIT && code <= LAST_DIGIT ? code - FIRST_DIGIT : NO_DIGIT));

/** No fewer bytes than ASCII85 data stands for (ISO 32000-2, 7.4.3): five digits for four bytes, `z` for four zeros. */
const mostOfAscii85 = (data: Buffer): number => {
  let zeros = 0;
  for (let at = 0; at < data.length; at++) if (data[at] === FOUR_ZEROS) zeros++;
  return withinBounds(zeros * 4 + Math.ceil((data.length - zeros) / 5) * 4);
};

/** Writes four bytes. */
const writeGroup = (value: number, into: Buffer, at: number): void => {
  if (value > MOST_OF_FOUR_BYTES) throw new LeanReaderRefusal('broken-stream');
  into[at] = value >>> 24;
  into[at + 1] = value >>> 16;
  into[at + 2] = value >>> 8;
  into[at + 3] = value;
};

const decodeAscii85 = (bytes: Buffer): Buffer => {
  const end = bytes.indexOf(END_OF_ASCII85);
  const data = end < 0 ? bytes : bytes.subarray(0, end);
  const { length } = data;
  const plain = Buffer.alloc(mostOfAscii85(data));
  let at = 0;
  let value = 0;
  let digits = 0;
  for (let from = 0; from < length; ) {
    // Nearly all groups stand in one piece.
    while (digits === 0 && from + 5 <= length) {
      const first = DIGITS[data[from]!]!;
      const second = DIGITS[data[from + 1]!]!;
      const third = DIGITS[data[from + 2]!]!;
      const fourth = DIGITS[data[from + 3]!]!;
      const fifth = DIGITS[data[from + 4]!]!;
      // A space, a `z` or what is no digit: `NO_DIGIT` alone has the eighth bit.
      if ((first | second | third | fourth | fifth) > LAST_OF_SEVEN_BITS) break;
      writeGroup((((first * 85 + second) * 85 + third) * 85 + fourth) * 85 + fifth, plain, at);
      at += 4;
      from += 5;
    }
    if (from === length) break;
    const byte = data[from++]!;
    if (byte <= SPACE) continue;
    if (byte === FOUR_ZEROS && digits === 0) {
      at += 4;
      continue;
    }
    if (byte < FIRST_DIGIT || byte > LAST_DIGIT) throw new LeanReaderRefusal('broken-stream');
    value = value * 85 + byte - FIRST_DIGIT;
    if (++digits < 5) continue;
    writeGroup(value, plain, at);
    at += 4;
    value = digits = 0;
  }
  if (digits < 2) return plain.subarray(0, at);
  // Of the last group there may be less: so many bytes as it has digits, but for one.
  for (let missing = digits; missing < 5; missing++) value = value * 85 + LARGEST_DIGIT;
  writeGroup(value, plain, at);
  return plain.subarray(0, at + digits - 1);
};

const END_OF_RUNS = 128;

/** Where the runs of run-length data end (ISO 32000-2, 7.4.5), and the bytes that they stand for. */
const extentOfRuns = (bytes: Buffer): { readonly end: number; readonly length: number } => {
  let length = 0;
  let at = 0;
  for (let run = bytes[at]; run !== undefined && run !== END_OF_RUNS; run = bytes[at]) {
    length += run < END_OF_RUNS ? Math.min(run + 1, bytes.length - at - 1) : 257 - run;
    at += run < END_OF_RUNS ? run + 2 : 2;
  }
  return { end: at, length: withinBounds(length) };
};

const decodeRunLength = (bytes: Buffer): Buffer => {
  const { end, length } = extentOfRuns(bytes);
  const plain = Buffer.alloc(length);
  for (let from = 0, to = 0; from < end; ) {
    const run = bytes[from++]!;
    if (run < END_OF_RUNS) {
      to += bytes.copy(plain, to, from, from + run + 1);
      from += run + 1;
    } else plain.fill(bytes[from++] ?? 0, to, (to += 257 - run));
  }
  return plain;
};
