import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '@shared/domain/geometry/units';

/** Between the two papers, and under each for its caption; the stylesheet says the same. */
export const GAP_REM = 1;
export const CAPTION_REM = 2;

/** The largest size in pixels at which two Letter papers stand side by side in a stage. */
export function fitPapers(stage: { readonly width: number; readonly height: number }, remPx: number): { readonly width: number; readonly height: number } {
  const byWidth = (stage.width - GAP_REM * remPx) / 2;
  const byHeight = ((stage.height - CAPTION_REM * remPx) * LETTER_WIDTH_PT) / LETTER_HEIGHT_PT;
  const width = Math.max(0, Math.floor(Math.min(byWidth, byHeight)));
  return { width, height: Math.round((width * LETTER_HEIGHT_PT) / LETTER_WIDTH_PT) };
}
