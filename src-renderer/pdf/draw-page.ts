import type { Documents } from './documents';
import { drawnWidth } from './drawn-width';
import type { PictureRequest } from './picture-request';
import { areasOf, evenOut } from './taken-out';

/** What is drawn on: an element of the page, or on a thread a canvas without one. */
export type DrawingCanvas = HTMLCanvasElement | OffscreenCanvas;

/** Draws the page. Rejects where it can't be drawn, and with the signal's reason where that is aborted. */
export async function drawPage(documents: Documents, createCanvas: () => DrawingCanvas, { entryIndex, pageNumber, widthPx, taken }: PictureRequest, signal: AbortSignal): Promise<ImageBitmap> {
  const document = await documents.open(entryIndex);
  signal.throwIfAborted();
  const page = await document.getPage(pageNumber);
  signal.throwIfAborted();
  const viewport = page.getViewport({ scale: drawnWidth(widthPx) / page.getViewport({ scale: 1 }).width });
  const canvas = createCanvas();
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  // pdf.js asks for an element, and uses what both have.
  const task = page.render({ canvas: canvas as HTMLCanvasElement, viewport, intent: 'print', background: '#ffffff' });
  // Between two steps of some 15 ms others have their turn: a message that says to stop, or whoever uses the page.
  task.onContinue = (goOn: () => void) => setTimeout(goOn);
  const cancel = (): void => task.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await task.promise;
    const context = taken && (canvas as OffscreenCanvas).getContext('2d');
    if (context) evenOut(context, await areasOf(page, taken), viewport.scale);
    return await createImageBitmap(canvas);
  } catch (reason) {
    throw signal.aborted ? signal.reason : reason;
  } finally {
    signal.removeEventListener('abort', cancel);
    page.cleanup();
    // A canvas gives its memory back only when it has no area.
    canvas.width = canvas.height = 0;
  }
}
