import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { degrees, PDFDocument, PrintScaling, type PDFFont, type PDFPage } from 'pdf-lib';
import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '@shared/domain/geometry/units';
import { type Pass, TRIAL_BACKS } from '@shared/domain/printing/two-passes';
import { appRoot } from '../app-root';

type Pen = { readonly page: PDFPage; readonly font: PDFFont };
const LARGE_PT = 120;
const SMALL_PT = 14;
const TOP_PT = 200;

const centred = ({ page, font }: Pen, words: string, y: number, size: number): void =>
  page.drawText(words, { x: (LETTER_WIDTH_PT - font.widthOfTextAtSize(words, size)) / 2, y: LETTER_HEIGHT_PT - y, size, font });

/** The same place seen with the sheet turned upside down. */
const centredUpsideDown = ({ page, font }: Pen, words: string, y: number, size: number): void =>
  page.drawText(words, { x: (LETTER_WIDTH_PT + font.widthOfTextAtSize(words, size)) / 2, y, size, font, rotate: degrees(180) });

const drawFront = (pen: Pen, sheet: number): void => {
  centred(pen, String(sheet), TOP_PT, LARGE_PT);
  centred(pen, `Front of sheet ${sheet}. This edge is the top.`, 60, SMALL_PT);
  centred(pen, 'Leave the stack as it came out. Turn it as the drawing shows and put it back into the tray.', 260, 11);
};

const drawBack = (pen: Pen, [upright, upsideDown]: readonly [string, string]): void => {
  centred(pen, upright, TOP_PT, LARGE_PT);
  centredUpsideDown(pen, upsideDown, TOP_PT, LARGE_PT);
};

/** A pass of the trial: two fronts that number the sheets, or two backs with a letter at either end. */
export const trialSheets = async (pass: Pass): Promise<Uint8Array> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit(fontkit);
  const font = await document.embedFont(await readFile(join(appRoot(), 'assets/sample/fonts/noto-sans-regular.ttf')), { subset: false, customName: 'FLDCVR+NotoSans-Regular', features: { liga: false } });
  TRIAL_BACKS.forEach((letters, index) => {
    const pen = { page: document.addPage([LETTER_WIDTH_PT, LETTER_HEIGHT_PT]), font };
    if (pass === 'fronts') drawFront(pen, index + 1);
    else drawBack(pen, letters);
  });
  document.catalog.getOrCreateViewerPreferences().setPrintScaling(PrintScaling.None);
  return document.save({ useObjectStreams: false });
};
