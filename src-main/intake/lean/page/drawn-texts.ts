import type { Matrix } from '../../../pdfium/pdfium';
import type { LeanFont } from '../font/lean-font';
import { grown } from '../grown';
import type { ContentMarks } from './content-marks';
import type { Clip, Paint } from './paint-and-clip';

/** Texts that one holder draws one behind the other in the same manner: `[first, end)` among the page's. */
export type TextRun = {
  readonly kind: 'texts';
  readonly font: LeanFont;
  readonly fontSize: number;
  readonly charSpace: number;
  readonly renderMode: number;
  readonly fill: Paint;
  readonly stroke: Paint;
  readonly clip: Clip;
  readonly marks: ContentMarks;
  /** From text space to the holder's, but for the place: that is each text's own. */
  readonly matrix: Matrix;
  /** From the holder's space to the page's. */
  readonly toPage: Matrix;
  /** From text space to the page's, but for the place. */
  readonly onPage: Matrix;
  /** By how much that scales lengths on average. */
  readonly scale: number;
  readonly first: number;
  end: number;
  /** The holder's last text before these; `NO_TEXT` where they are its first. */
  readonly before: number;
};

/** A place between two strings, in `slots`. */
export const KERNING = -1;

/** Stands for a text where none is meant. */
export const NO_TEXT = -1;

/**
 * The texts of a page, each shown by one operator. Some producers show each letter by itself, so a page has thousands: they stand in columns of numbers,
 * which are reused page by page. All that texts have in common is their run's.
 */
export class DrawnTexts {
  count = 0;
  runs: TextRun[] = [];
  /** Where each text begins, in units of its holder's space, y upwards. */
  x = new Float64Array(1024);
  y = new Float64Array(1024);
  /** The same place in points of the page's space. */
  pageX = new Float64Array(1024);
  pageY = new Float64Array(1024);
  /** The box of all its glyphs, in units of the holder's space, as PDFium has it. */
  left = new Float64Array(1024);
  bottom = new Float64Array(1024);
  right = new Float64Array(1024);
  top = new Float64Array(1024);
  /** Its run, as a place in `runs`. */
  private runIndex = new Int32Array(1024);
  /** Its first item; one more than there are texts, since each ends where the next begins. */
  firstItem = new Int32Array(1025);
  /** Of each item: its glyph's slot in the font, or `KERNING`. A text begins and ends with glyphs. */
  slots = new Int32Array(8192);
  /** Of each item: where it begins, in units of text space, or by how many thousandths of the type size the next is moved back. */
  places = new Float64Array(8192);
  itemCount = 0;

  clear(): void {
    this.count = 0;
    this.runs = [];
    this.itemCount = 0;
  }

  addItem(slot: number, place: number): void {
    this.reserveItems(1);
    this.slots[this.itemCount] = slot;
    this.places[this.itemCount++] = place;
  }

  /** Makes room for so many items more. */
  reserveItems(more: number): void {
    if (this.itemCount + more <= this.slots.length) return;
    const size = (this.itemCount + more) * 2;
    this.slots = grown(this.slots, new Int32Array(size));
    this.places = grown(this.places, new Float64Array(size));
  }

  /** Adds the items since the last text as a text of the last run; gives the text, whose place and box are yet to be set. */
  add(): number {
    const { count } = this;
    if (count === this.x.length) this.growTexts(count * 2);
    const run = this.runs.length - 1;
    this.runIndex[count] = run;
    this.firstItem[count + 1] = this.itemCount;
    this.count = this.runs[run]!.end = count + 1;
    return count;
  }

  runOf(text: number): TextRun {
    return this.runs[this.runIndex[text]!]!;
  }

  /** The number of a text's items. */
  itemsOf(text: number): number {
    return this.firstItem[text + 1]! - this.firstItem[text]!;
  }

  /** What stands in `slots` for an item of a text. */
  slotAt(text: number, item: number): number {
    return this.slots[this.firstItem[text]! + item]!;
  }

  firstSlotOf(text: number): number {
    return this.slots[this.firstItem[text]!]!;
  }

  lastSlotOf(text: number): number {
    return this.slots[this.firstItem[text + 1]! - 1]!;
  }

  /** Where its last glyph begins, in units of text space. */
  lastPlaceOf(text: number): number {
    return this.places[this.firstItem[text + 1]! - 1]!;
  }

  /** Where an item of a text of a run begins, in points of the page's space. */
  pageXOf(text: number, item: number, { onPage }: TextRun): number {
    return onPage[0] * this.places[this.firstItem[text]! + item]! + this.pageX[text]!;
  }

  pageYOf(text: number, item: number, { onPage }: TextRun): number {
    return onPage[1] * this.places[this.firstItem[text]! + item]! + this.pageY[text]!;
  }

  private growTexts(size: number): void {
    this.x = grown(this.x, new Float64Array(size));
    this.y = grown(this.y, new Float64Array(size));
    this.pageX = grown(this.pageX, new Float64Array(size));
    this.pageY = grown(this.pageY, new Float64Array(size));
    this.left = grown(this.left, new Float64Array(size));
    this.bottom = grown(this.bottom, new Float64Array(size));
    this.right = grown(this.right, new Float64Array(size));
    this.top = grown(this.top, new Float64Array(size));
    this.runIndex = grown(this.runIndex, new Int32Array(size));
    this.firstItem = grown(this.firstItem, new Int32Array(size + 1));
  }
}
