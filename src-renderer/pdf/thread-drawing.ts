/** What pdf.js draws with on a thread, where there are no elements. */

type Held = { canvas: OffscreenCanvas | null; context: OffscreenCanvasRenderingContext2D | null };

/** Canvases between, such as those of patterns and transparent groups; pdf.js reads what they show, so they stay in memory that it can read. */
export class ThreadCanvases {
  create(width: number, height: number): Held {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) };
  }
  reset({ canvas }: Held, width: number, height: number): void {
    if (canvas) Object.assign(canvas, { width, height });
  }
  destroy(held: Held): void {
    this.reset(held, 0, 0);
    held.canvas = held.context = null;
  }
}

/** The page has something that is drawn by a filter of SVG, which only a document has. */
export class NeedsPage extends Error {}

/** Soft masks by brightness and transfer functions are rare in reports, and drawn where filters are. */
export class ThreadFilters {
  addFilter(maps: unknown): 'none' {
    if (maps) throw new NeedsPage();
    return 'none';
  }
  addAlphaFilter(): never {
    throw new NeedsPage();
  }
  addLuminosityFilter(): never {
    throw new NeedsPage();
  }
  /** Of contrast, which is the printer's paper's here whatever the system shows. */
  addHCMFilter(): 'none' {
    return 'none';
  }
  addHighlightHCMFilter(): 'none' {
    return 'none';
  }
  destroy(): void {
    // Nothing is kept.
  }
}
