/** Widths are drawn in steps, so that a window being resized does not draw every page at every width. */
const WIDTH_STEP_PX = 64;
const WIDEST_PX = 2048;

/** The width in which a page is drawn for so many device pixels. */
export const drawnWidth = (widthPx: number): number => Math.min(WIDEST_PX, Math.max(1, Math.ceil(widthPx / WIDTH_STEP_PX)) * WIDTH_STEP_PX);
