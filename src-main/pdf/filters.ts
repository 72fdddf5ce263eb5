import { inflateSync } from 'node:zlib';
import { LeanReaderRefusal, isArray, isDictionary, type PdfDictionary, type PdfObject, type PdfStream, type PdfValue } from './syntax';

/** More than any page's content or index takes; a stream that swells beyond is an attack on the memory. */
const MOST_DECODED_BYTES = 256 * 1024 * 1024;

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
    total += piece.length;
    if (total > MOST_DECODED_BYTES) throw new LeanReaderRefusal('broken-stream');
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

const decodeAscii85 = (bytes: Buffer): Buffer => {
  const output: number[] = [];
  let group: number[] = [];
  const take = (digits: readonly number[], count: number): void => {
    const value = digits.reduce((sum, digit) => sum * 85 + digit, 0);
    if (value > 0xffff_ffff) throw new LeanReaderRefusal('broken-stream');
    for (let index = 0; index < count; index++) output.push(Math.floor(value / 2 ** (24 - 8 * index)) & 255);
  };
  for (const byte of bytes) {
    if (byte === 126) break;
    if (byte <= 32) continue;
    if (byte === 122 && group.length === 0) {
      output.push(0, 0, 0, 0);
      continue;
    }
    if (byte < 33 || byte > 117) throw new LeanReaderRefusal('broken-stream');
    group.push(byte - 33);
    if (group.length === 5) {
      take(group, 4);
      group = [];
    }
  }
  if (group.length > 1) take([...group, 84, 84, 84, 84].slice(0, 5), group.length - 1);
  return Buffer.from(output);
};

const decodeRunLength = (bytes: Buffer): Buffer => {
  const output: Buffer[] = [];
  for (let p = 0; p < bytes.length; ) {
    const length = bytes[p++]!;
    if (length === 128) break;
    if (length < 128) {
      output.push(bytes.subarray(p, p + length + 1));
      p += length + 1;
    } else output.push(Buffer.alloc(257 - length, bytes[p++]));
  }
  return Buffer.concat(output);
};
