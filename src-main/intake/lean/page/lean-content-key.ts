import { ContentDigest } from '../../pdf/content-digest';
import type { PageView } from '../../pdf/page-view';
import type { DrawnPage, PathObject } from './drawn-objects';

const addPath = ({ pointX, pointY }: DrawnPage, { matrix: [a, b, c, d, e, f], firstPoint, points }: PathObject, digest: ContentDigest): void => {
  const last = firstPoint + points - 1;
  const [x0, y0, x1, y1] = [pointX[firstPoint]!, pointY[firstPoint]!, pointX[last]!, pointY[last]!];
  digest.add('path', a * x0 + c * y0 + e, b * x0 + d * y0 + f, a * x1 + c * y1 + e, b * x1 + d * y1 + f, points);
};

/** The content key of a page as PDFium's reader gives it (`contentKeyOf`). */
export const leanContentKey = (page: DrawnPage, view: PageView, text: string): string => {
  const digest = new ContentDigest(view, text, page.objects.length);
  for (const object of page.objects) {
    if (digest.isFull) break;
    if (object.kind === 'path') addPath(page, object, digest);
    else if (object.kind === 'shading') digest.add('shading', 0, 0, 0, 0);
    else digest.addSquare(object.kind, object.matrix);
    if (object.kind === 'image' && digest.wantsPictures) digest.addPicture(object.stream.readBytes());
  }
  return digest.key;
};
