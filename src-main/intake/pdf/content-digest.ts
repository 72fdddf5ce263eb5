import { createHash, type Hash } from 'node:crypto';
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

/** Tab to carriage return: with the space, all that counts as one in ASCII. */
const [FIRST_CONTROL, LAST_CONTROL, SPACE] = [9, 13, 32];

/** Room for the bytes of one text after the other. */
let bytes = Buffer.alloc(16 * 1024);

/** The text as UTF-8 without its spaces, until the next is asked for. Most pages are ASCII, whose bytes are gone through many times quicker than a pattern does it. */
const withoutSpaces = (text: string): string | Uint8Array => {
  if (!isAscii(text)) return text.replace(/\s+/g, '');
  if (bytes.length < text.length) bytes = Buffer.alloc(text.length * 2);
  const { length } = text;
  bytes.write(text, 'latin1');
  let kept = 0;
  for (let index = 0; index < length; index++) {
    const code = bytes[index]!;
    if (code !== SPACE && (code < FIRST_CONTROL || code > LAST_CONTROL)) bytes[kept++] = code;
  }
  return bytes.subarray(0, kept);
};

const KIND_LETTERS = { text: 't', path: 'p', image: 'i', shading: 's', form: 'f' } as const;
export type DrawnKind = keyof typeof KIND_LETTERS;

/**
 * A digest of what a page shows: its size, its text without spaces, and the kind and place of each object drawn; of pages
 * nearly without text, the pictures too. Made of nothing but what every reader of the page finds alike, so that two readers can be held
 * against each other by it.
 */
export class ContentDigest {
  readonly wantsPictures: boolean;
  private readonly hash: Hash;
  private places = '';
  private objects = 0;

  /** `objects` is the number of objects that the page draws, a form as one. */
  constructor({ widthPt, heightPt }: { readonly widthPt: number; readonly heightPt: number }, text: string, objects: number) {
    this.wantsPictures = text.length < LITTLE_TEXT;
    this.hash = createHash('sha256').update(`${widthPt.toFixed(0)}x${heightPt.toFixed(0)} ${objects}\n`).update(withoutSpaces(text)).update('\n');
  }

  /** True where what follows makes no difference. */
  get isFull(): boolean {
    return this.objects >= MOST_OBJECTS;
  }

  /** Adds an object by where it begins and ends, in points of the page's own space; a path with the number of its points. */
  add(kind: DrawnKind, x0: number, y0: number, x1: number, y1: number, points = 0): void {
    this.objects++;
    this.places += `${KIND_LETTERS[kind]}${place(x0)} ${place(y0)} ${place(x1)} ${place(y1)} ${points}`;
  }

  /** Adds text by where it begins and what becomes of its unit square, a picture or form by its own. */
  addSquare(kind: DrawnKind, matrix: Matrix): void {
    this.add(kind, matrix[4], matrix[5], matrix[0] + matrix[2] + matrix[4], matrix[1] + matrix[3] + matrix[5]);
  }

  /** Adds the bytes of a picture as the file holds them. */
  addPicture(bytes: Uint8Array): void {
    this.hash.update(bytes);
  }

  /** 128 bits in hex. Asked for once. */
  get key(): string {
    return this.hash.update(this.places).digest('hex').slice(0, KEY_HEX_DIGITS);
  }
}
