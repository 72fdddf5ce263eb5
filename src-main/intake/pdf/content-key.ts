import { createHash } from 'node:crypto';
import type { Rect } from '@shared/domain/geometry/rect';
import { objectBounds, OBJECT } from './page-objects';
import type { PageView } from './page-view';
import type { Pdfium, Pointer } from './pdfium';

/** Pages with less text than this may be pictures of pages, which only their pictures tell apart. */
const LITTLE_TEXT = 200;
/** Beyond this, the text and the number of objects tell pages apart well enough. */
const MOST_OBJECTS = 5_000;
const KEY_HEX_DIGITS = 32;
const NOWHERE: Rect = [0, 0, 0, 0];

/** The bytes of a picture as the file holds them, null where it has none of its own. */
const imageBytes = (pdfium: Pdfium, image: Pointer): Buffer | null => {
  const size = pdfium.call.FPDFImageObj_GetImageDataRaw(image, 0, 0);
  if (size <= 0) return null;
  const buffer = pdfium.allocate(size);
  try {
    pdfium.call.FPDFImageObj_GetImageDataRaw(image, buffer, size);
    return Buffer.from(Buffer.from(pdfium.memory(), buffer, size));
  } finally {
    pdfium.free(buffer);
  }
};

/**
 * A digest of what the page shows: its text, size, and the type and place of each object (to the point, since re-saving
 * programs round); of pages nearly without text, the pictures too. 128 bits in hex.
 */
export const contentKeyOf = (pdfium: Pdfium, page: Pointer, view: PageView, text: string): string => {
  const { call } = pdfium;
  const hash = createHash('sha256');
  const count = call.FPDFPage_CountObjects(page);
  hash.update(`${view.widthPt.toFixed(0)}x${view.heightPt.toFixed(0)} ${count}\n${text}\n`);
  let places = '';
  for (let index = 0; index < Math.min(count, MOST_OBJECTS); index += 1) {
    const object = call.FPDFPage_GetObject(page, index);
    const type = call.FPDFPageObj_GetType(object);
    const [x0, y0, x1, y1] = objectBounds(pdfium, object) ?? NOWHERE;
    places += `${type} ${Math.round(x0)} ${Math.round(y0)} ${Math.round(x1)} ${Math.round(y1)} `;
    if (type !== OBJECT.image || text.length >= LITTLE_TEXT) continue;
    const bytes = imageBytes(pdfium, object);
    if (bytes) hash.update(bytes);
  }
  return hash.update(places).digest('hex').slice(0, KEY_HEX_DIGITS);
};
