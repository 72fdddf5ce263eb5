import type { Rect } from '@shared/domain/geometry/rect';
import type { PdfStream } from '../../../pdf/syntax';
import type { Matrix } from '../../../pdfium/pdfium';
import type { LeanFont } from '../font/lean-font';
import type { ContentMarks } from './content-marks';

/** How something is painted. `unknown`: a colour space whose white is not known. */
export type Paint = 'none' | 'white' | 'ink' | 'unknown';

/** What clips leave, in the space of what holds the object: `null` without clips, `nothing` where they leave nothing. */
export type Clip = Rect | 'nothing' | null;

/** How text is shown: mostly as the text before it, with which it then has this in common. */
export type TextManner = {
  readonly font: LeanFont;
  readonly fontSize: number;
  readonly charSpace: number;
  readonly renderMode: number;
  readonly fill: Paint;
  readonly stroke: Paint;
  readonly clip: Clip;
  readonly marks: ContentMarks;
  /** From the holder's space to the page's. */
  readonly toPage: Matrix;
};

/**
 * Text shown by one operator. Glyphs stand in the page's arrays; the matrix leads from text space to the holder's. Some producers show each letter by
 * itself, so a page has thousands of texts: they are kept small.
 */
export type TextObject = {
  readonly kind: 'text';
  readonly manner: TextManner;
  readonly matrix: Matrix;
  readonly firstItem: number;
  readonly items: number;
  /** The box of all its glyphs in the holder's space, y upwards, as PDFium has it. */
  readonly box: Rect;
  /** The text drawn before it by the same holder. */
  readonly previous: TextObject | null;
};

/** A path; its points stand in the page's arrays, in the path's own space. */
export type PathObject = {
  readonly kind: 'path';
  readonly matrix: Matrix;
  readonly firstPoint: number;
  readonly points: number;
  readonly fill: Paint;
  readonly stroke: Paint;
  readonly lineWidth: number;
  readonly clip: Clip;
};

/** A picture in the unit square of its matrix. */
export type ImageObject = { readonly kind: 'image'; readonly matrix: Matrix; readonly clip: Clip; readonly stream: PdfStream };

export type ShadingObject = { readonly kind: 'shading'; readonly clip: Clip };

/** `texts` tells whether text may be among the objects; they are asked for only where that is so, or where ink counts. */
export type FormObject = { readonly kind: 'form'; readonly matrix: Matrix; readonly clip: Clip; readonly texts: boolean; readonly objects: () => readonly DrawnObject[] };

export type DrawnObject = TextObject | PathObject | ImageObject | ShadingObject | FormObject;

/** Types of points of a path. */
export const POINT = { move: 0, line: 1, curve: 2 } as const;

/** A place between two strings, in `slots`. */
export const KERNING = -1;

/** What a page draws, in order. Arrays are filled and reused page by page. */
export class DrawnPage {
  objects: DrawnObject[] = [];
  /** Of each item of text: its glyph's slot in the font, or `KERNING`. */
  slots = new Int32Array(8192);
  /** Of each item: where it begins in text space, or by how many thousandths the next is moved back. */
  places = new Float64Array(8192);
  itemCount = 0;
  pointX = new Float64Array(2048);
  pointY = new Float64Array(2048);
  pointType = new Uint8Array(2048);
  pointCloses = new Uint8Array(2048);
  pointCount = 0;

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

  addPoint(x: number, y: number, type: number, closes: boolean): void {
    if (this.pointCount === this.pointX.length) {
      const size = this.pointX.length * 2;
      this.pointX = grown(this.pointX, new Float64Array(size));
      this.pointY = grown(this.pointY, new Float64Array(size));
      this.pointType = grown(this.pointType, new Uint8Array(size));
      this.pointCloses = grown(this.pointCloses, new Uint8Array(size));
    }
    this.pointX[this.pointCount] = x;
    this.pointY[this.pointCount] = y;
    this.pointType[this.pointCount] = type;
    this.pointCloses[this.pointCount++] = closes ? 1 : 0;
  }

  clear(): void {
    this.objects = [];
    this.itemCount = 0;
    this.pointCount = 0;
  }
}

const grown = <Numbers extends { set: (from: Numbers) => void }>(from: Numbers, into: Numbers): Numbers => {
  into.set(from);
  return into;
};
