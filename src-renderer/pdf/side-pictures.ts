import { drawnWidth } from './drawn-width';
import { drawPicture, endDrawing } from './drawer';
import { createLru } from './lru';
import type { PictureRequest } from './picture-request';
import { createRenderQueue } from './render-queue';

/** Pixels of pictures kept, four bytes each: some 20 sides at the usual size, which is more than anyone turns back and forth. */
const MOST_PICTURE_BYTES = 80 * 1024 * 1024;

const queue = createRenderQueue(1);
const pictures = createLru<string, ImageBitmap>(MOST_PICTURE_BYTES, (picture) => picture.close());
let generation = 0;

const keyOf = ({ entryIndex, pageNumber, widthPx, taken }: PictureRequest): string => `${entryIndex}/${pageNumber}/${drawnWidth(widthPx)}${taken ? `/${JSON.stringify(taken)}` : ''}`;

/** The picture where it is at hand. It may be closed by a later drawing: draw it at once. */
export const pictureAtHand = (request: PictureRequest): ImageBitmap | undefined => pictures.get(keyOf(request));

/** Draws the page in its turn, or takes the picture at hand. Rejects where the page can't be drawn or the signal is aborted. */
export function pictureOf(request: PictureRequest, priority: number, signal: AbortSignal): Promise<ImageBitmap> {
  const key = keyOf(request);
  const asked = generation;
  return queue.add(
    async () => {
      const known = pictures.get(key);
      if (known) return known;
      const picture = await drawPicture(request, signal);
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

/** Forgets every picture and closes every document. */
export function forgetPictures(): void {
  generation += 1;
  pictures.clear();
  endDrawing();
}
