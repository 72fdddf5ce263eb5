import { ContentDigest } from '../../pdf/content-digest';
import type { PageView } from '../../pdf/page-view';
import type { DrawnObject, DrawnPage, PathObject } from './drawn-objects';

/** The number of objects as PDFium counts them: each text is one. */
const countOf = (objects: readonly DrawnObject[]): number => objects.reduce((count, object) => count + (object.kind === 'texts' ? object.end - object.first : 1), 0);

const addPath = ({ pointX, pointY }: DrawnPage, { matrix: m, firstPoint, points }: PathObject, digest: ContentDigest): void => {
  const last = firstPoint + points - 1;
  const x0 = pointX[firstPoint]!;
  const y0 = pointY[firstPoint]!;
  const x1 = pointX[last]!;
  const y1 = pointY[last]!;
  digest.add('path', m[0] * x0 + m[2] * y0 + m[4], m[1] * x0 + m[3] * y0 + m[5], m[0] * x1 + m[2] * y1 + m[4], m[1] * x1 + m[3] * y1 + m[5], points);
};

/** The content key of a page as PDFium's reader gives it (`contentKeyOf`). */
export const leanContentKey = (page: DrawnPage, view: PageView, text: string): string => {
  const digest = new ContentDigest(view, text, countOf(page.objects));
  for (const object of page.objects) {
    if (digest.isFull) break;
    if (object.kind === 'texts') digest.addTexts(object.matrix, page.texts.x, page.texts.y, object.first, object.end);
    else if (object.kind === 'path') addPath(page, object, digest);
    else if (object.kind === 'shading') digest.add('shading', 0, 0, 0, 0);
    else digest.addSquare(object.kind, object.matrix);
    if (object.kind === 'image' && digest.wantsPictures) digest.addPicture(object.stream.readBytes());
  }
  return digest.key;
};
