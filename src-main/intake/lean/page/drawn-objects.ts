import type { PdfStream } from '../../../pdf/syntax';
import type { Matrix } from '../../../pdfium/pdfium';
import { grown } from '../grown';
import { DrawnTexts, type TextRun } from './drawn-texts';
import type { Clip, Paint } from './paint-and-clip';

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

export type DrawnObject = TextRun | PathObject | ImageObject | ShadingObject | FormObject;

/** Types of points of a path. */
export const POINT = { move: 0, line: 1, curve: 2 } as const;

/** What a page draws, in order. Arrays are filled and reused page by page. */
export class DrawnPage {
  objects: DrawnObject[] = [];
  readonly texts = new DrawnTexts();
  pointX = new Float64Array(2048);
  pointY = new Float64Array(2048);
  pointType = new Uint8Array(2048);
  pointCloses = new Uint8Array(2048);
  pointCount = 0;

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
    this.texts.clear();
    this.pointCount = 0;
  }
}
