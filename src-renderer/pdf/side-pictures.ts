import type { TakenView } from '@shared/ipc/views';
import { createLru } from './lru';
import { closeDocuments, openDocument, pdfLibrary } from './documents';
import { createRenderQueue } from './render-queue';
import { areasOf, evenOut } from './taken-out';

/** Pixels of pictures kept, four bytes each: some 20 sides at the usual size, which is more than anyone turns back and forth. */
const MOST_PICTURE_BYTES = 80 * 1024 * 1024;
/** Widths are drawn in steps, so that a window being resized does not draw every page at every width. */
const WIDTH_STEP_PX = 64;
const WIDEST_PX = 2048;

/** A page of an entry as a picture of a width in device pixels, with what is taken out of it (null: nothing). */
export type PictureRequest = { readonly entryIndex: number; readonly pageNumber: number; readonly widthPx: number; readonly taken: TakenView | null };

const queue = createRenderQueue(1);
const pictures = createLru<string, ImageBitmap>(MOST_PICTURE_BYTES, (picture) => picture.close());
let generation = 0;

const keyOf = ({ entryIndex, pageNumber, widthPx, taken }: PictureRequest): string => `${entryIndex}/${pageNumber}/${drawnWidth(widthPx)}${taken ? `/${JSON.stringify(taken)}` : ''}`;
const drawnWidth = (widthPx: number): number => Math.min(WIDEST_PX, Math.max(1, Math.ceil(widthPx / WIDTH_STEP_PX)) * WIDTH_STEP_PX);

/** The picture where it is at hand. It may be closed by a later drawing: draw it at once. */
export const pictureAtHand = (request: PictureRequest): ImageBitmap | undefined => pictures.get(keyOf(request));

/** Draws the page in its turn, or takes the picture at hand. Rejects where the page can't be drawn or the signal is aborted. */
export function drawPicture(request: PictureRequest, priority: number, signal: AbortSignal): Promise<ImageBitmap> {
  const key = keyOf(request);
  const asked = generation;
  return queue.add(
    async () => {
      const known = pictures.get(key);
      if (known) return known;
      const picture = await draw(request, signal);
      if (asked !== generation) {
        picture.close();
        throw new Error('The downloads were closed.');
      }
      pictures.set(key, picture, picture.width * picture.height * 4);
      return picture;
    },
    priority,
    signal,
  );
}

async function draw({ entryIndex, pageNumber, widthPx, taken }: PictureRequest, signal: AbortSignal): Promise<ImageBitmap> {
  const page = await (await openDocument(entryIndex)).getPage(pageNumber);
  signal.throwIfAborted();
  const viewport = page.getViewport({ scale: drawnWidth(widthPx) / page.getViewport({ scale: 1 }).width });
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  const task = page.render({ canvas, viewport, intent: 'print', background: '#ffffff' });
  const cancel = (): void => task.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await task.promise;
    const context = taken && canvas.getContext('2d');
    if (context) evenOut(context, await areasOf(page, taken), viewport.scale);
    return await createImageBitmap(canvas);
  } catch (reason) {
    const { RenderingCancelledException } = await pdfLibrary();
    throw reason instanceof RenderingCancelledException ? signal.reason : reason;
  } finally {
    signal.removeEventListener('abort', cancel);
    page.cleanup();
    // A canvas gives its memory back only when it has no area.
    canvas.width = canvas.height = 0;
  }
}

/** Forgets every picture and closes every document. */
export function forgetPictures(): void {
  generation += 1;
  pictures.clear();
  closeDocuments();
}
