import type { Rect } from '@shared/domain/geometry/rect';
import type { Matrix } from '../../../pdfium/pdfium';
import { POINT, type DrawnPage } from './drawn-objects';

/** Builds paths among a page's points by PDFium's rules: a move right behind a move replaces it, and nothing comes before the first. */
export class PathBuilder {
  /** Where the path under construction begins among the page's points. */
  private start = 0;
  private startX = 0;
  private startY = 0;
  private currentX = 0;
  private currentY = 0;

  constructor(private readonly page: DrawnPage) {}

  get firstPoint(): number {
    return this.start;
  }

  get points(): number {
    return this.page.pointCount - this.start;
  }

  move(x: number, y: number): void {
    const { page } = this;
    const previous = page.pointCount - 1;
    this.currentX = this.startX = x;
    this.currentY = this.startY = y;
    if (this.points > 0 && page.pointType[previous] === POINT.move) {
      page.pointX[previous] = x;
      page.pointY[previous] = y;
    } else page.addPoint(x, y, POINT.move, false);
  }

  line(x: number, y: number, closes = false): void {
    this.add(x, y, POINT.line, closes);
  }

  curve(x1: number, y1: number, x2: number, y2: number, x3: number, y3: number): void {
    this.add(x1, y1, POINT.curve, false);
    this.add(x2, y2, POINT.curve, false);
    this.add(x3, y3, POINT.curve, false);
  }

  /** A curve whose first control point is where the path stands. */
  curveFromHere(x2: number, y2: number, x3: number, y3: number): void {
    this.curve(this.currentX, this.currentY, x2, y2, x3, y3);
  }

  rectangle(x: number, y: number, width: number, height: number): void {
    this.move(x, y);
    this.line(x + width, y);
    this.line(x + width, y + height);
    this.line(x, y + height);
    this.line(x, y, true);
  }

  close(): void {
    const { page } = this;
    if (this.points === 0) return;
    if (this.startX !== this.currentX || this.startY !== this.currentY) this.line(this.startX, this.startY, true);
    else if (page.pointType[page.pointCount - 1] !== POINT.move) page.pointCloses[page.pointCount - 1] = 1;
  }

  /** Leaves out a move at the path's end. */
  trim(): void {
    if (this.points > 0 && this.page.pointType[this.page.pointCount - 1] === POINT.move) this.page.pointCount--;
  }

  /** Begins a new path; the points of the one before stay with the page. */
  keep(): void {
    this.start = this.page.pointCount;
  }

  /** Begins a new path; the points of the one before go. */
  drop(): void {
    this.page.pointCount = this.start;
  }

  /** The box around the path's points, control points included, after the map. */
  box([a, b, c, d, e, f]: Matrix): Rect {
    const { page } = this;
    let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let index = this.start; index < page.pointCount; index++) {
      const x = a * page.pointX[index]! + c * page.pointY[index]! + e;
      const y = b * page.pointX[index]! + d * page.pointY[index]! + f;
      left = Math.min(left, x);
      right = Math.max(right, x);
      bottom = Math.min(bottom, y);
      top = Math.max(top, y);
    }
    return [left, bottom, right, top];
  }

  private add(x: number, y: number, type: number, closes: boolean): void {
    this.currentX = x;
    this.currentY = y;
    if (this.points > 0) this.page.addPoint(x, y, type, closes);
  }
}
