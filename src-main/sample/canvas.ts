import type { TextLayout, TextLine } from './text-layout';
import type { Typeface, Weight } from './typefaces';

export const pageWidthPt = 612;
export const pageHeightPt = 792;

/** `#rrggbb` */
export type Color = string;

export type TextStyle = {
  readonly sizePt: number;
  readonly color: Color;
  readonly weight?: Weight;
  /** `start` is the left, or the right in right-to-left text. */
  readonly align?: 'start' | 'center' | 'end';
  /** Smaller type where the line would be wider. */
  readonly fitWidthPt?: number;
};

/**
 * One page's drawing, as PDF content.
 *
 * Lengths are points from the top left. A mirrored canvas flips every place left to right, so that one layout serves both directions.
 */
export class Canvas {
  private readonly operators: string[] = [];
  readonly typefaces = new Set<Typeface>();

  constructor(
    private readonly layout: TextLayout,
    readonly mirrored: boolean,
  ) {}

  content(): string {
    return this.operators.join('\n');
  }

  rectangle(x: number, y: number, width: number, height: number, fill: Color, radius = 0): void {
    const left = this.mirrored ? pageWidthPt - x - width : x;
    const path = radius === 0 ? `${n(left)} ${n(pageHeightPt - y - height)} ${n(width)} ${n(height)} re` : roundedPath(left, y, width, height, radius);
    this.operators.push(`${rgb(fill)} rg ${path} f`);
  }

  frame(x: number, y: number, width: number, height: number, color: Color, radius = 0): void {
    const left = this.mirrored ? pageWidthPt - x - width : x;
    this.operators.push(`${rgb(color)} RG 0.75 w ${roundedPath(left, y, width, height, radius)} S`);
  }

  line(points: readonly (readonly [number, number])[], color: Color, widthPt: number): void {
    this.operators.push(`${rgb(color)} RG ${n(widthPt)} w 1 j ${this.path(points)} S`);
  }

  polygon(points: readonly (readonly [number, number])[], fill: Color): void {
    this.operators.push(`${rgb(fill)} rg ${this.path(points)} h f`);
  }

  disc(x: number, y: number, radius: number, fill: Color): void {
    this.rectangle(x - radius, y - radius, radius * 2, radius * 2, fill, radius);
  }

  ring(x: number, y: number, radius: number, color: Color, widthPt: number): void {
    this.operators.push(`${rgb(color)} RG ${n(widthPt)} w ${roundedPath((this.mirrored ? pageWidthPt - x : x) - radius, y - radius, radius * 2, radius * 2, radius)} S`);
  }

  /** Draws one line with its baseline at `y`. */
  text(text: string, x: number, y: number, style: TextStyle): void {
    const line = this.layout.line(text, style.weight ?? 'regular');
    const fit = style.fitWidthPt === undefined ? 1 : Math.min(1, style.fitWidthPt / (line.width * style.sizePt));
    this.drawLine(line, x, y, { ...style, sizePt: style.sizePt * fit });
  }

  /** Draws lines no wider than `widthPt`, the first with its baseline at `y`; gives the baseline that would come next. */
  paragraph(text: string, x: number, y: number, widthPt: number, leadingPt: number, style: TextStyle): number {
    const lines = this.layout.wrap(text, style.weight ?? 'regular', widthPt / style.sizePt);
    lines.forEach((line, index) => this.drawLine(line, x, y + index * leadingPt, style));
    return y + lines.length * leadingPt;
  }

  widthOf(text: string, sizePt: number, weight: Weight = 'regular'): number {
    return this.layout.line(text, weight).width * sizePt;
  }

  private drawLine(line: TextLine, x: number, y: number, style: TextStyle): void {
    const width = line.width * style.sizePt;
    const anchor = this.mirrored ? pageWidthPt - x : x;
    const align = style.align ?? 'start';
    const fromLeft = align === 'center' ? width / 2 : (align === 'start') === this.mirrored ? width : 0;
    this.operators.push(`${rgb(style.color)} rg BT`);
    for (const { x: runX, run } of line.runs) {
      this.typefaces.add(run.typeface);
      const left = anchor - fromLeft + runX * style.sizePt;
      this.operators.push(`/${run.typeface.resourceName} ${n(style.sizePt)} Tf 1 0 0 1 ${n(left)} ${n(pageHeightPt - y)} Tm [${run.elements}] TJ`);
    }
    this.operators.push('ET');
  }

  private path(points: readonly (readonly [number, number])[]): string {
    return points.map(([x, y], index) => `${n(this.mirrored ? pageWidthPt - x : x)} ${n(pageHeightPt - y)} ${index === 0 ? 'm' : 'l'}`).join(' ');
  }
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function rgb(color: Color): string {
  return [1, 3, 5].map((at) => n(parseInt(color.slice(at, at + 2), 16) / 255)).join(' ');
}

/** How far the control points of a quarter circle stand from its ends, in radii. */
const quarterCircle = 0.5523;

function roundedPath(left: number, top: number, width: number, height: number, radius: number): string {
  const right = left + width;
  const upper = pageHeightPt - top;
  const lower = upper - height;
  const k = radius * (1 - quarterCircle);
  const point = (x: number, y: number): string => `${n(x)} ${n(y)}`;
  return [
    `${point(left + radius, lower)} m ${point(right - radius, lower)} l`,
    `${point(right - k, lower)} ${point(right, lower + k)} ${point(right, lower + radius)} c ${point(right, upper - radius)} l`,
    `${point(right, upper - k)} ${point(right - k, upper)} ${point(right - radius, upper)} c ${point(left + radius, upper)} l`,
    `${point(left + k, upper)} ${point(left, upper - k)} ${point(left, upper - radius)} c ${point(left, lower + radius)} l`,
    `${point(left, lower + k)} ${point(left + k, lower)} ${point(left + radius, lower)} c h`,
  ].join(' ');
}
