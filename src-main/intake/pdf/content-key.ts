import { ContentDigest } from './content-digest';
import { matrixOf, OBJECT, pathPoint } from './page-objects';
import type { PageView } from './page-view';
import type { Pdfium, Pointer } from '../../pdfium/pdfium';

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

const addPath = (pdfium: Pdfium, path: Pointer, digest: ContentDigest): void => {
  const [a, b, c, d, e, f] = matrixOf(pdfium, path);
  const points = pdfium.call.FPDFPath_CountSegments(path);
  const [x0, y0] = pathPoint(pdfium, path, 0);
  const [x1, y1] = pathPoint(pdfium, path, points - 1);
  digest.add('path', a * x0 + c * y0 + e, b * x0 + d * y0 + f, a * x1 + c * y1 + e, b * x1 + d * y1 + f, points);
};

/**
 * A digest of what the page shows: its text, size, and the kind and place of each object; of pages nearly without text, the
 * pictures too (see `ContentDigest`).
 */
export const contentKeyOf = (pdfium: Pdfium, page: Pointer, view: PageView, text: string): string => {
  const { call } = pdfium;
  const count = call.FPDFPage_CountObjects(page);
  const digest = new ContentDigest(view, text, count);
  for (let index = 0; index < count && !digest.isFull; index += 1) {
    const object = call.FPDFPage_GetObject(page, index);
    const type = call.FPDFPageObj_GetType(object);
    if (type === OBJECT.path) addPath(pdfium, object, digest);
    else if (type === OBJECT.shading) digest.add('shading', 0, 0, 0, 0);
    else digest.addSquare(type === OBJECT.text ? 'text' : type === OBJECT.image ? 'image' : 'form', matrixOf(pdfium, object));
    if (type !== OBJECT.image || !digest.wantsPictures) continue;
    const bytes = imageBytes(pdfium, object);
    if (bytes) digest.addPicture(bytes);
  }
  return digest.key;
};
