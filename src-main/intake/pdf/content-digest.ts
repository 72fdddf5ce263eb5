import { createHash, hash, type Hash } from 'node:crypto';
import { isAscii } from '@shared/domain/ssr/plain-text';
import type { Matrix } from '../../pdfium/pdfium';

/** Pages with less text than this may be pictures of pages, which only their pictures tell apart. */
const LITTLE_TEXT = 200;
/** Beyond this, the text and the number of objects tell pages apart well enough. */
const MOST_OBJECTS = 5_000;
const KEY_HEX_DIGITS = 32;

/**
 * Places are told to the point, since re-saving programs round; this much off, since most places have few decimals, and at a whole
 * point two readers' roundings part. Where they do all the same, two keys of one page differ: never the other way round.
 */
const ROUNDING_SHIFT_PT = 0.13745;

const place = (lengthPt: number): number => Math.floor(lengthPt + ROUNDING_SHIFT_PT);

/** All that counts as a space beyond ASCII. */
const OTHER_SPACE = /[^\S\t-\r ]/g;
/** Tab to carriage return: with the space, all that counts as one in ASCII. */
const [FIRST_CONTROL, LAST_CONTROL, SPACE] = [9, 13, 32];
const [LINE_FEED, ZERO] = [10, 48];

/** Of UTF-8, for each unit of UTF-16. */
const MOST_BYTES_A_UNIT = 3;

/** From here on numbers are written by `String`; places on paper have fewer digits. */
const FIRST_LARGE = 100_000;
/** What an object adds at most: a letter and five numbers. */
const MOST_OBJECT_BYTES = 256;

/** What is digested of one page, and then of the next: pages have thousands of places, and one room for all makes no garbage. */
let room = Buffer.alloc(64 * 1024);

const reserve = (end: number, more: number): void => {
  if (end + more <= room.length) return;
  const larger = Buffer.alloc((end + more) * 2);
  larger.set(room.subarray(0, end));
  room = larger;
};

/** Writes the text as UTF-8 without its spaces; gives its end. Bytes are gone through many times quicker than a pattern does it, and those of ASCII mean nothing else. */
const writeWithoutSpaces = (text: string, start: number): number => {
  const isPlain = isAscii(text);
  reserve(start, isPlain ? text.length : text.length * MOST_BYTES_A_UNIT);
  const bytes = room;
  const end = start + (isPlain ? bytes.write(text, start, 'latin1') : bytes.write(text.replace(OTHER_SPACE, ''), start));
  let kept = start;
  for (let index = start; index < end; index++) {
    const code = bytes[index]!;
    if (code !== SPACE && (code < FIRST_CONTROL || code > LAST_CONTROL)) bytes[kept++] = code;
  }
  return kept;
};

/** Most places on paper have at most three digits: of each such number how many, and which. */
const MOST_SMALL = 1_000;
const SMALL_BYTES = 4;
const small = Buffer.alloc(MOST_SMALL * SMALL_BYTES);
for (let value = 0; value < MOST_SMALL; value++) small[value * SMALL_BYTES] = small.write(String(value), value * SMALL_BYTES + 1);

/** Writes a number in decimal; gives its end. */
const writeNumber = (value: number, start: number): number => {
  if (value >= 0 && value < MOST_SMALL) {
    const at = value * SMALL_BYTES;
    // What stands behind the last digit is written over.
    room[start] = small[at + 1]!;
    room[start + 1] = small[at + 2]!;
    room[start + 2] = small[at + 3]!;
    return start + small[at]!;
  }
  if (!(value >= 0 && value < FIRST_LARGE)) return start + room.write(String(value), start);
  const digits = value < 10_000 ? 4 : 5;
  const end = start + digits;
  for (let at = end - 1, left = value; at >= start; at--) {
    const tenth = Math.floor(left / 10);
    room[at] = ZERO + left - tenth * 10;
    left = tenth;
  }
  return end;
};

/** As `writeNumber`, with a space behind. */
const writePlace = (value: number, start: number): number => {
  const end = writeNumber(value, start);
  room[end] = SPACE;
  return end + 1;
};

const LETTER = { text: 0x74, path: 0x70, image: 0x69, shading: 0x73, form: 0x66 } as const;
export type DrawnKind = keyof typeof LETTER;

/**
 * A digest of what a page shows: its size, its text without spaces, and the kind and place of each object drawn; of pages
 * nearly without text, the pictures too. Made of nothing but what every reader of the page finds alike, so that two readers can be held
 * against each other by it. Ledgers and manifests keep what is made of it: were other bytes digested, no report mailed before would be known again.
 */
export class ContentDigest {
  readonly wantsPictures: boolean;
  /** Only where pictures are digested too. */
  private hash: Hash | null = null;
  /** Where the objects' places begin, and end so far. */
  private readonly firstPlace: number;
  private end: number;
  private objects = 0;

  /** `objects` is the number of objects that the page draws, a form as one. One digest is made at a time. */
  constructor({ widthPt, heightPt }: { readonly widthPt: number; readonly heightPt: number }, text: string, objects: number) {
    this.wantsPictures = text.length < LITTLE_TEXT;
    const head = room.write(`${widthPt.toFixed(0)}x${heightPt.toFixed(0)} ${objects}\n`);
    const end = writeWithoutSpaces(text, head);
    reserve(end, 1);
    room[end] = LINE_FEED;
    this.firstPlace = this.end = end + 1;
  }

  /** True where what follows makes no difference. */
  get isFull(): boolean {
    return this.objects >= MOST_OBJECTS;
  }

  /** Adds an object by where it begins and ends, in points of the page's own space; a path with the number of its points. */
  add(kind: DrawnKind, x0: number, y0: number, x1: number, y1: number, points = 0): void {
    this.addPlaces(LETTER[kind], place(x0), place(y0), place(x1), place(y1), points);
  }

  /** Adds text by where it begins and what becomes of its unit square, a picture or form by its own. */
  addSquare(kind: DrawnKind, matrix: Matrix): void {
    this.add(kind, matrix[4], matrix[5], matrix[0] + matrix[2] + matrix[4], matrix[1] + matrix[3] + matrix[5]);
  }

  /** As `addSquare`, of the texts `[first, end)`, which one map leads to places of their own. */
  addTexts(matrix: Matrix, x: Float64Array, y: Float64Array, first: number, end: number): void {
    const across = matrix[0] + matrix[2];
    const up = matrix[1] + matrix[3];
    for (let text = first; text < end && !this.isFull; text++) this.addPlaces(LETTER.text, place(x[text]!), place(y[text]!), place(across + x[text]!), place(up + y[text]!), 0);
  }

  /** Adds the bytes of a picture as the file holds them: in front of all places. */
  addPicture(bytes: Uint8Array): void {
    this.hash ??= createHash('sha256').update(room.subarray(0, this.firstPlace));
    this.hash.update(bytes);
  }

  /** 128 bits in hex. Asked for once. */
  get key(): string {
    const digest = this.hash ? this.hash.update(room.subarray(this.firstPlace, this.end)).digest('hex') : hash('sha256', room.subarray(0, this.end), 'hex');
    return digest.slice(0, KEY_HEX_DIGITS);
  }

  /** Whole points, rounded by the caller: V8 hands small whole numbers on without making objects. */
  private addPlaces(letter: number, x0: number, y0: number, x1: number, y1: number, points: number): void {
    this.objects++;
    reserve(this.end, MOST_OBJECT_BYTES);
    room[this.end++] = letter;
    this.end = writeNumber(points, writePlace(y1, writePlace(x1, writePlace(y0, writePlace(x0, this.end)))));
  }
}
