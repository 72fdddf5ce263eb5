import type { Direction } from '@shared/domain/ssr/page-content';
import type { ReadLine } from '../../both-ways/reading-order';
import { lengthOf } from '../../pdf/page-view';
import { grown } from '../grown';
import { KERNING, NO_TEXT, type DrawnTexts, type TextRun } from '../page/drawn-texts';

/** Kinds of characters in `ArrangedText.kinds`; a missing one is drawn and parts words, but is no text. */
export const CHARACTER = { drawn: 0, added: 1, hyphen: 2, missing: 3 } as const;

const SPACE = 0x20;
const [CARRIAGE_RETURN, LINE_FEED] = [0x0d, 0x0a];
/** The unit of a glyph that is missing, once its line is closed. No drawn character has it, nor that of a line's end. */
const MISSING_UNIT = 0;

/** True for what stands among the characters and is none of the page's text: a missing glyph, and the first half of a line's end. */
export const isOutsideText = (unit: number): boolean => unit === MISSING_UNIT || unit === CARRIAGE_RETURN;

/** A glyph drawn again this near is a shadow of itself, or bold by double printing. */
const SAME_GLYPH_EM = 0.07;

/** The same for a run's glyphs, in points of the page's space. */
export const nearBy = ({ onPage, fontSize }: TextRun): number => lengthOf(onPage[0], onPage[1]) * SAME_GLYPH_EM * fontSize;

/**
 * The characters of a page in reading order. Those from `lineStart` on are the line under construction, as drawn; they stay where they are when it is closed.
 * The arrays are reused page by page; `text` is the page's.
 */
export class ArrangedText {
  units = new Uint16Array(8192);
  kinds = new Uint8Array(8192);
  /** Of each character: which of the page's texts drew it, or `NO_TEXT`. */
  textOf = new Int32Array(8192);
  /** Of each character: which item of its text drew it; of one that a mark's text says instead, -1 minus its place in that. */
  itemOf = new Int32Array(8192);
  count = 0;
  lineStart = 0;
  /** No character of the open line stands farther right. */
  farthest = -Infinity;
  /** The highest unit put on the open line. */
  highestOnLine = 0;
  /** True as soon as a closed line holds a character of the page's text. */
  hasText = false;
  /** The highest unit of the closed lines, which tells how much there is to normalise. */
  highestUnit = 0;
  private known: string | null = null;
  /** Where lines with right-to-left letters end among the characters, and how they are read. */
  private directions: { readonly end: number; readonly direction: Direction | null }[] = [];

  clear(): void {
    this.count = 0;
    this.hasText = false;
    this.highestUnit = 0;
    this.known = null;
    this.directions = [];
    this.beginLine();
  }

  /** Begins a line behind all characters. */
  beginLine(): void {
    this.lineStart = this.count;
    this.farthest = -Infinity;
    this.highestOnLine = 0;
  }

  /** Makes room for so many characters more. */
  reserve(more: number): void {
    if (this.count + more <= this.units.length) return;
    const size = (this.count + more) * 2;
    this.units = grown(this.units, new Uint16Array(size));
    this.kinds = grown(this.kinds, new Uint8Array(size));
    this.textOf = grown(this.textOf, new Int32Array(size));
    this.itemOf = grown(this.itemOf, new Int32Array(size));
  }

  /** Puts a character on the line, which stands at `x` on the page. */
  push(unit: number, kind: number, text: number, item: number, x: number): void {
    this.reserve(1);
    if (x > this.farthest) this.farthest = x;
    this.add(unit, kind, text, item);
  }

  /** Puts a space on the line that no text draws. */
  pushSpace(): void {
    this.push(SPACE, CHARACTER.added, NO_TEXT, 0, Number.NaN);
  }

  /**
   * Puts glyphs of a run's text on the line, from `item` to the first that is not plainly one letter behind all that stands there (a kerning, several letters, a glyph
   * that may be drawn again); gives that item, or the end.
   */
  pushLetters(texts: DrawnTexts, text: number, run: TextRun, item: number): number {
    const { slots, places } = texts;
    const { font, onPage } = run;
    const near = nearBy(run);
    const firstItem = texts.firstItem[text]!;
    const items = texts.itemsOf(text);
    this.reserve(items - item);
    const letters = font.units;
    const a = onPage[0];
    const e = texts.pageX[text]!;
    const { units, kinds, textOf, itemOf } = this;
    let { count, farthest, highestOnLine } = this;
    let next = item;
    for (; next < items; next++) {
      const slot = slots[firstItem + next]!;
      if (slot === KERNING) break;
      const unit = letters[slot]!;
      const x = a * places[firstItem + next]! + e;
      if (unit === 0 || !(x - farthest >= near)) break;
      units[count] = unit;
      kinds[count] = CHARACTER.drawn;
      textOf[count] = text;
      itemOf[count] = next;
      count++;
      if (x > farthest) farthest = x;
      if (unit > highestOnLine) highestOnLine = unit;
    }
    this.count = count;
    this.farthest = farthest;
    this.highestOnLine = highestOnLine;
    return next;
  }

  /** The unit of the open line's last character, -1 of an empty line. */
  get lastOnLine(): number {
    return this.count > this.lineStart ? this.units[this.count - 1]! : -1;
  }

  /** Puts another unit in the place of the last character. */
  replaceLast(unit: number, kind: number): void {
    this.units[this.count - 1] = unit;
    this.kinds[this.count - 1] = kind;
    if (unit > this.highestOnLine) this.highestOnLine = unit;
  }

  /** Takes spaces from the end of the line, but for so many characters. */
  dropSpaces(least: number): void {
    while (this.count - this.lineStart > least && this.units[this.count - 1] === SPACE) this.count--;
  }

  /** Leaves of spaces in a row on the line the first. */
  joinSpaces(): void {
    const { units, kinds, textOf, itemOf, lineStart, count } = this;
    let kept = lineStart;
    for (let index = lineStart; index < count; index++) {
      if (units[index] === SPACE && kept > lineStart && units[kept - 1] === SPACE) continue;
      if (kept !== index) {
        units[kept] = units[index]!;
        kinds[kept] = kinds[index]!;
        textOf[kept] = textOf[index]!;
        itemOf[kept] = itemOf[index]!;
      }
      kept++;
    }
    this.count = kept;
  }

  /** Closes the line with its characters as they are. */
  closeLine(): void {
    if (this.count > this.lineStart) this.hasText = true;
    if (this.highestOnLine > this.highestUnit) this.highestUnit = this.highestOnLine;
    this.beginLine();
  }

  /** Closes the line with other characters: `rewrite` is given the units of those so far and puts new ones, each made of the one at an index. */
  rewriteLine(rewrite: (units: Uint16Array, put: (unit: number, index: number) => void) => void): void {
    const { lineStart, count } = this;
    const kinds = this.kinds.slice(lineStart, count);
    const textOf = this.textOf.slice(lineStart, count);
    const itemOf = this.itemOf.slice(lineStart, count);
    this.count = lineStart;
    rewrite(this.units.slice(lineStart, count), (unit, index) => {
      const isMissing = kinds[index] === CHARACTER.missing;
      this.reserve(1);
      this.add(isMissing ? MISSING_UNIT : unit, kinds[index]!, textOf[index]!, itemOf[index]!);
      if (isMissing) return;
      this.hasText = true;
      if (unit > this.highestUnit) this.highestUnit = unit;
    });
    this.beginLine();
  }

  /** Ends the line before, where there is one. */
  addLineEnd(): void {
    if (!this.hasText) return;
    this.reserve(2);
    this.add(CARRIAGE_RETURN, CHARACTER.added, NO_TEXT, 0);
    this.add(LINE_FEED, CHARACTER.added, NO_TEXT, 0);
    this.beginLine();
  }

  /** Puts the characters of the closed lines in another order. */
  reorder(lines: readonly ReadLine[]): void {
    const { units, kinds, textOf, itemOf } = this;
    const [wasKind, wasTextOf, wasItemOf] = [kinds.slice(0, this.count), textOf.slice(0, this.count), itemOf.slice(0, this.count)];
    let count = 0;
    for (const { characters, direction } of lines) {
      for (const { place, unit } of characters) {
        units[count] = unit;
        kinds[count] = wasKind[place]!;
        textOf[count] = wasTextOf[place]!;
        itemOf[count++] = wasItemOf[place]!;
      }
      this.directions.push({ end: count, direction });
    }
    this.count = count;
    this.beginLine();
  }

  /** How the line of a character is read as a whole; null for a line without right-to-left letters. */
  directionAt(index: number): Direction | null {
    return this.directions.length === 0 ? null : (this.directions.find(({ end }) => index < end)?.direction ?? null);
  }

  /** The units of the open line as text. */
  get lineText(): string {
    return Buffer.from(this.units.buffer, this.lineStart * 2, (this.count - this.lineStart) * 2).toString('utf16le');
  }

  /** The text of all characters, a line's end as one. */
  get text(): string {
    this.known ??= textOfUnits(this.units, this.count, this.highestUnit);
    return this.known;
  }

  private add(unit: number, kind: number, text: number, item: number): void {
    const { count } = this;
    this.units[count] = unit;
    this.kinds[count] = kind;
    this.textOf[count] = text;
    this.itemOf[count] = item;
    if (unit > this.highestOnLine) this.highestOnLine = unit;
    this.count = count + 1;
  }
}

const FIRST_OF_TWO_BYTES = 0x100;
let bytes = Buffer.alloc(8192);
let wideUnits = new Uint16Array(8192);

/** Copies what is of the page's text; gives its length. */
const copyText = (units: Uint16Array, count: number, into: Uint8Array | Uint16Array): number => {
  let end = 0;
  for (let index = 0; index < count; index++) {
    const unit = units[index]!;
    if (!isOutsideText(unit)) into[end++] = unit;
  }
  return end;
};

/** A string of one byte a character where they allow it: everything that is done with it afterwards is quicker then. */
const textOfUnits = (units: Uint16Array, count: number, highestUnit: number): string => {
  if (highestUnit < FIRST_OF_TWO_BYTES) {
    if (bytes.length < count) bytes = Buffer.alloc(count * 2);
    return bytes.toString('latin1', 0, copyText(units, count, bytes));
  }
  if (wideUnits.length < count) wideUnits = new Uint16Array(count * 2);
  return Buffer.from(wideUnits.buffer, 0, copyText(units, count, wideUnits) * 2).toString('utf16le');
};
