import type { Matrix } from '../../../pdfium/pdfium';
import { KERNING, type DrawnPage, type TextObject } from '../page/drawn-objects';

/** Kinds of characters in `ArrangedText.kinds`; a missing one is drawn and parts words, but is no text. */
export const CHARACTER = { drawn: 0, added: 1, hyphen: 2, missing: 3 } as const;

/** The characters of a page in reading order. The arrays are reused page by page; `text` is the page's. */
export class ArrangedText {
  units = new Uint16Array(8192);
  kinds = new Uint8Array(8192);
  /** Of each character: which of `texts` drew it, or -1. */
  textOf = new Int32Array(8192);
  /** Of each character: which item of its text drew it; of one that a mark's text says instead, -1 minus its place in that. */
  itemOf = new Int32Array(8192);
  count = 0;
  texts: TextObject[] = [];
  /** UTF-16, little endian. */
  output = new Uint16Array(8192);
  outputCount = 0;
  /** The highest unit of the text, which tells how much there is to normalise. */
  highestUnit = 0;
  private known: string | null = null;

  reserve(more: number): void {
    if (this.count + more > this.units.length) {
      const size = (this.count + more) * 2;
      this.units = copied(this.units, new Uint16Array(size));
      this.kinds = copied(this.kinds, new Uint8Array(size));
      this.textOf = copied(this.textOf, new Int32Array(size));
      this.itemOf = copied(this.itemOf, new Int32Array(size));
    }
    if (this.outputCount + more > this.output.length) this.output = copied(this.output, new Uint16Array((this.outputCount + more) * 2));
  }

  /** Takes a line as it is, behind what there is; room for it must have been made. */
  takeLine(line: OpenLine): void {
    const { units, kinds, textOf, itemOf, output } = this;
    const { units: lineUnits, kinds: lineKinds, textOf: lineTextOf, itemOf: lineItemOf, count } = line;
    let to = this.count;
    let end = this.outputCount;
    for (let index = 0; index < count; index++, to++) {
      const unit = lineUnits[index]!;
      units[to] = unit;
      output[end++] = unit;
      kinds[to] = lineKinds[index]!;
      textOf[to] = lineTextOf[index]!;
      itemOf[to] = lineItemOf[index]!;
    }
    this.count = to;
    this.outputCount = end;
    if (line.highestUnit > this.highestUnit) this.highestUnit = line.highestUnit;
  }

  clear(): void {
    this.count = 0;
    this.outputCount = 0;
    this.highestUnit = 0;
    this.texts = [];
    this.known = null;
  }

  /** The text of all characters, a line's end as one. */
  get text(): string {
    this.known ??= textOfUnits(this.output, this.outputCount, this.highestUnit);
    return this.known;
  }
}

const FIRST_OF_TWO_BYTES = 0x100;
let bytes = Buffer.alloc(8192);

/** A string of one byte a character where they allow it: everything that is done with it afterwards is quicker then. */
const textOfUnits = (units: Uint16Array, count: number, highestUnit: number): string => {
  if (highestUnit >= FIRST_OF_TWO_BYTES) return Buffer.from(units.buffer, 0, count * 2).toString('utf16le');
  if (bytes.length < count) bytes = Buffer.alloc(count * 2);
  for (let index = 0; index < count; index++) bytes[index] = units[index]!;
  return bytes.toString('latin1', 0, count);
};

const copied = <Numbers extends { set: (from: Numbers) => void }>(from: Numbers, into: Numbers): Numbers => {
  into.set(from);
  return into;
};

/** Characters of the line under construction, with where each stands on the page. */
export class OpenLine {
  units = new Uint16Array(1024);
  kinds = new Uint8Array(1024);
  textOf = new Int32Array(1024);
  itemOf = new Int32Array(1024);
  x = new Float64Array(1024);
  y = new Float64Array(1024);
  count = 0;
  /** No character of the line stands farther right. */
  farthest = -Infinity;
  /** The highest unit put on the line. */
  highestUnit = 0;

  clear(): void {
    this.count = 0;
    this.farthest = -Infinity;
    this.highestUnit = 0;
  }

  push(unit: number, kind: number, text: number, item: number, x: number, y: number): void {
    const { count } = this;
    if (count === this.units.length) this.grow(1);
    this.units[count] = unit;
    this.kinds[count] = kind;
    this.textOf[count] = text;
    this.itemOf[count] = item;
    this.x[count] = x;
    this.y[count] = y;
    if (x > this.farthest) this.farthest = x;
    if (unit > this.highestUnit) this.highestUnit = unit;
    this.count = count + 1;
  }

  /**
   * Puts glyphs of a text on the line, from `item` to the first that is not plainly one letter behind all that stands there (a kerning, several letters, a glyph
   * less than `near` behind another); gives that item, or the end. The map leads from text space to the page's.
   */
  pushLetters({ slots, places }: DrawnPage, { font, firstItem, items }: TextObject, text: number, item: number, matrix: Matrix, near: number): number {
    if (this.count + items - item > this.units.length) this.grow(items - item);
    const letters = font.units;
    const a = matrix[0];
    const b = matrix[1];
    const e = matrix[4];
    const f = matrix[5];
    const { units, kinds, textOf, itemOf, x: xs, y: ys } = this;
    let { count, farthest, highestUnit } = this;
    let next = item;
    for (; next < items; next++) {
      const slot = slots[firstItem + next]!;
      if (slot === KERNING) break;
      const unit = letters[slot]!;
      const place = places[firstItem + next]!;
      const x = a * place + e;
      if (unit === 0 || !(x - farthest >= near)) break;
      units[count] = unit;
      kinds[count] = CHARACTER.drawn;
      textOf[count] = text;
      itemOf[count] = next;
      xs[count] = x;
      ys[count] = b * place + f;
      count++;
      if (x > farthest) farthest = x;
      if (unit > highestUnit) highestUnit = unit;
    }
    this.count = count;
    this.farthest = farthest;
    this.highestUnit = highestUnit;
    return next;
  }

  /** Puts another unit in the place of one. */
  replace(index: number, unit: number, kind: number): void {
    this.units[index] = unit;
    this.kinds[index] = kind;
    if (unit > this.highestUnit) this.highestUnit = unit;
  }

  private grow(more: number): void {
    const size = (this.units.length + more) * 2;
    this.units = copied(this.units, new Uint16Array(size));
    this.kinds = copied(this.kinds, new Uint8Array(size));
    this.textOf = copied(this.textOf, new Int32Array(size));
    this.itemOf = copied(this.itemOf, new Int32Array(size));
    this.x = copied(this.x, new Float64Array(size));
    this.y = copied(this.y, new Float64Array(size));
  }

  /** Leaves of spaces in a row the first. */
  joinSpaces(): void {
    let kept = 0;
    for (let index = 0; index < this.count; index++) {
      if (this.units[index] === 0x20 && kept > 0 && this.units[kept - 1] === 0x20) continue;
      if (kept !== index) {
        this.units[kept] = this.units[index]!;
        this.kinds[kept] = this.kinds[index]!;
        this.textOf[kept] = this.textOf[index]!;
        this.itemOf[kept] = this.itemOf[index]!;
      }
      kept++;
    }
    this.count = kept;
  }

  get text(): string {
    return Buffer.from(this.units.buffer, 0, this.count * 2).toString('utf16le');
  }
}
