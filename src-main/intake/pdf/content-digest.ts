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

/** Of UTF-8, for each unit of UTF-16. */
const MOST_BYTES_A_UNIT = 3;

/** What an object adds: its kind with the number of its points, and where it begins and ends. */
const NUMBERS_AN_OBJECT = 5;
const PLACES_BYTES = MOST_OBJECTS * NUMBERS_AN_OBJECT * Int32Array.BYTES_PER_ELEMENT;

/** What is digested of one page, and then of the next: pages have thousands of places, and one room for all makes no garbage. The places come first, then size and text. */
let room = Buffer.from(new ArrayBuffer(PLACES_BYTES + 16 * 1024));
/** The places' part of the room. */
let places = new Int32Array(room.buffer, 0, MOST_OBJECTS * NUMBERS_AN_OBJECT);

/** Makes sure that so many bytes fit behind the places. */
const reserve = (bytes: number): void => {
  if (PLACES_BYTES + bytes <= room.length) return;
  const larger = Buffer.from(new ArrayBuffer(PLACES_BYTES + bytes * 2));
  larger.set(room.subarray(0, PLACES_BYTES));
  room = larger;
  places = new Int32Array(room.buffer, 0, MOST_OBJECTS * NUMBERS_AN_OBJECT);
};

/** Writes the text as UTF-8 without its spaces; gives its end. Bytes are gone through many times quicker than a pattern does it, and those of ASCII mean nothing else. */
const writeWithoutSpaces = (text: string, start: number): number => {
  const bytes = room;
  const end = start + (isAscii(text) ? bytes.write(text, start, 'latin1') : bytes.write(text.replace(OTHER_SPACE, ''), start));
  let kept = start;
  for (let index = start; index < end; index++) {
    const code = bytes[index]!;
    if (code > SPACE || code < FIRST_CONTROL || (code > LAST_CONTROL && code !== SPACE)) bytes[kept++] = code;
  }
  return kept;
};

const LETTER = { text: 0x74, path: 0x70, image: 0x69, shading: 0x73, form: 0x66 } as const;
export type DrawnKind = keyof typeof LETTER;

/**
 * A digest of what a page shows: its size, its text without spaces, and the kind and place of each object drawn; of pages
 * nearly without text, the pictures too. Made of nothing but what every reader of the page finds alike, so that two readers can be held
 * against each other by it.
 */
export class ContentDigest {
  readonly wantsPictures: boolean;
  /** The size, and how many objects there are. */
  private readonly head: string;
  /** Only where pictures are digested too. */
  private hash: Hash | null = null;
  private objects = 0;

  /** `objects` is the number of objects that the page draws, a form as one. One digest is made at a time. */
  constructor(
    { widthPt, heightPt }: { readonly widthPt: number; readonly heightPt: number },
    private readonly text: string,
    objects: number,
  ) {
    this.wantsPictures = text.length < LITTLE_TEXT;
    this.head = `${widthPt.toFixed(0)}x${heightPt.toFixed(0)} ${objects}\n`;
  }

  /** True where what follows makes no difference. */
  get isFull(): boolean {
    return this.objects >= MOST_OBJECTS;
  }

  /** Adds an object by where it begins and ends, in points of the page's own space; a path with the number of its points. */
  add(kind: DrawnKind, x0: number, y0: number, x1: number, y1: number, points = 0): void {
    const at = this.objects++ * NUMBERS_AN_OBJECT;
    places[at] = (points << 8) | LETTER[kind];
    places[at + 1] = place(x0);
    places[at + 2] = place(y0);
    places[at + 3] = place(x1);
    places[at + 4] = place(y1);
  }

  /** Adds text by where it begins and what becomes of its unit square, a picture or form by its own. */
  addSquare(kind: DrawnKind, matrix: Matrix): void {
    this.add(kind, matrix[4], matrix[5], matrix[0] + matrix[2] + matrix[4], matrix[1] + matrix[3] + matrix[5]);
  }

  /** As `addSquare`, of the texts `[first, end)`, which one map leads to places of their own. */
  addTexts(matrix: Matrix, x: Float64Array, y: Float64Array, first: number, end: number): void {
    const across = matrix[0] + matrix[2];
    const up = matrix[1] + matrix[3];
    for (let text = first; text < end && !this.isFull; text++) this.add('text', x[text]!, y[text]!, across + x[text]!, up + y[text]!);
  }

  /** Adds the bytes of a picture as the file holds them: in front of everything else. */
  addPicture(bytes: Uint8Array): void {
    this.hash ??= createHash('sha256');
    this.hash.update(bytes);
  }

  /** 128 bits in hex. Asked for once. */
  get key(): string {
    const { head, text, objects } = this;
    reserve(head.length + text.length * MOST_BYTES_A_UNIT);
    const behindPlaces = objects * NUMBERS_AN_OBJECT * places.BYTES_PER_ELEMENT;
    const told = room.subarray(0, writeWithoutSpaces(text, behindPlaces + room.write(head, behindPlaces)));
    const digest = this.hash ? this.hash.update(told).digest('hex') : hash('sha256', told, 'hex');
    return digest.slice(0, KEY_HEX_DIGITS);
  }
}
