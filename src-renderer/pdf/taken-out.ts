import type { PDFPageProxy } from 'pdfjs-dist';
import type { Rect } from '@shared/domain/geometry/rect';
import { findAddressPlaces } from '@shared/domain/ssr/address-places';
import type { Word } from '@shared/domain/ssr/page-content';
import type { TakenView } from '@shared/ipc/views';

/** Smoothing of the letters' edges, in pixels. */
const EDGE_PX = 2;
/** How far beside an area its ground is looked at, in pixels. */
const BESIDE_PX = EDGE_PX + 2;

/** The words of a page where pdf.js places them: whole pieces of text, parted at spaces. */
async function wordsOf(page: PDFPageProxy): Promise<readonly Word[]> {
  const { items } = await page.getTextContent();
  const viewport = page.getViewport({ scale: 1 });
  return items.flatMap((item): readonly Word[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , , , x, y] = item.transform as readonly number[] as readonly [number, number, number, number, number, number];
    const [left, bottom] = viewport.convertToViewportPoint(x, y) as [number, number];
    const [right, top] = viewport.convertToViewportPoint(x + item.width, y + item.height) as [number, number];
    const box: Rect = [Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom) + item.height / 4];
    const each = (box[2] - box[0]) / item.str.length;
    return Array.from(item.str.matchAll(/\S+/gu), ({ 0: text, index }) => ({ text, box: [box[0] + index * each, box[1], box[0] + (index + text.length) * each, box[3]], fontSizePt: item.height }));
  });
}

/** Where something is taken out of a page, in points from its top left. */
export async function areasOf(page: PDFPageProxy, { areas, addresses }: TakenView): Promise<readonly Rect[]> {
  if (addresses.length === 0) return areas;
  const words = await wordsOf(page);
  return [...areas, ...addresses.flatMap((lines) => findAddressPlaces(words, { lines }))];
}

/**
 * Fills areas of a drawn page with the ground that lies around them, as they come out once their text is taken away: the proof holds each to be even and all else to
 * be as it was. `scale` is pixels a point.
 */
export function evenOut(context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D, areas: readonly Rect[], scale: number): void {
  for (const [x0, y0, x1, y1] of areas) {
    const [left, top] = [Math.floor(x0 * scale) - EDGE_PX, Math.floor(y0 * scale) - EDGE_PX];
    const [width, height] = [Math.ceil(x1 * scale) + EDGE_PX - left, Math.ceil(y1 * scale) + EDGE_PX - top];
    context.fillStyle = groundAround(context, left, top, width, height);
    context.fillRect(left, top, width, height);
  }
}

/** The commonest colour just outside a rectangle. */
function groundAround(context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D, left: number, top: number, width: number, height: number): string {
  const beside = BESIDE_PX - EDGE_PX;
  const strips = [
    context.getImageData(left, top - beside, width, beside),
    context.getImageData(left, top + height, width, beside),
    context.getImageData(left - beside, top, beside, height),
    context.getImageData(left + width, top, beside, height),
  ];
  const counts = new Map<string, number>();
  for (const { data } of strips) {
    for (let at = 0; at + 3 < data.length; at += 4) {
      // What lies outside the canvas has no colour.
      if (data[at + 3] === 0) continue;
      const colour = `rgb(${data[at]} ${data[at + 1]} ${data[at + 2]})`;
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'rgb(255 255 255)';
}
