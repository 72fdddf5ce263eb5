import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { fill, PDFDocument, popGraphicsState, pushGraphicsState, rectangle, setFillingGrayscaleColor } from 'pdf-lib';
import { blocksOf, type CoverSheet } from '@shared/domain/envelope/cover-sheet';
import type { InserterMark } from '@shared/domain/envelope/inserter/inserter-mark';
import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '@shared/domain/geometry/units';
import { appRoot } from '../../app-root';

/** The font is embedded whole and under one name, so that a batch stores it once however many cover sheets it has. */
const FONT_NAME = 'FLDCVR+NotoSans-Regular';

let fontFile: Promise<Buffer> | undefined;
const readFont = (): Promise<Buffer> => (fontFile ??= readFile(join(appRoot(), 'assets/sample/fonts/noto-sans-regular.ttf')));

/** A cover sheet and the inserter marks on it. */
export type MarkedCover = { readonly cover: CoverSheet; readonly mark: InserterMark | null };

/** Cover sheets as a document of one page each, in their order. */
export const coverDocument = async (covers: readonly MarkedCover[]): Promise<Buffer> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit(fontkit);
  // Ligatures would be read back as one character by some readers.
  const font = await document.embedFont(await readFont(), { subset: false, customName: FONT_NAME, features: { liga: false } });
  for (const { cover, mark } of covers) {
    const page = document.addPage([LETTER_WIDTH_PT, LETTER_HEIGHT_PT]);
    for (const { sizePt, lines } of blocksOf(cover)) for (const { text, xPt, baselinePt } of lines) page.drawText(text, { x: xPt, y: LETTER_HEIGHT_PT - baselinePt, size: sizePt, font });
    // One path, so that no seam shows between bars that touch.
    if (mark) page.pushOperators(pushGraphicsState(), setFillingGrayscaleColor(0), ...mark.bars.map(([x0, y0, x1, y1]) => rectangle(x0, LETTER_HEIGHT_PT - y1, x1 - x0, y1 - y0)), fill(), popGraphicsState());
  }
  return Buffer.from(await document.save({ useObjectStreams: false, addDefaultPage: false }));
};
