import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument } from 'pdf-lib';
import { blocksOf, type CoverSheet } from '@shared/domain/envelope/cover-sheet';
import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '@shared/domain/geometry/units';
import { appRoot } from '../../app-root';

/** The font is embedded whole and under one name, so that a batch stores it once however many cover sheets it has. */
const FONT_NAME = 'FLDCVR+NotoSans-Regular';

let fontFile: Promise<Buffer> | undefined;
const readFont = (): Promise<Buffer> => (fontFile ??= readFile(join(appRoot(), 'assets/sample/fonts/noto-sans-regular.ttf')));

/** Cover sheets as a document of one page each, in their order. */
export const coverDocument = async (covers: readonly CoverSheet[]): Promise<Buffer> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit(fontkit);
  // Ligatures would be read back as one character by some readers.
  const font = await document.embedFont(await readFont(), { subset: false, customName: FONT_NAME, features: { liga: false } });
  for (const cover of covers) {
    const page = document.addPage([LETTER_WIDTH_PT, LETTER_HEIGHT_PT]);
    for (const { sizePt, lines } of blocksOf(cover)) for (const { text, xPt, baselinePt } of lines) page.drawText(text, { x: xPt, y: LETTER_HEIGHT_PT - baselinePt, size: sizePt, font });
  }
  return Buffer.from(await document.save({ useObjectStreams: false, addDefaultPage: false }));
};
