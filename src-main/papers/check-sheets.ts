import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, PrintScaling, rgb, type PDFFont, type PDFPage } from 'pdf-lib';
import { returnWindowAreas, windowAreas, type WindowAreas } from '@shared/domain/envelope/movement-model';
import type { EnvelopePreset } from '@shared/domain/envelope/presets';
import type { Rect } from '@shared/domain/geometry/rect';
import { inchesToPoints, LETTER_HEIGHT_PT, LETTER_WIDTH_PT, millimetresToPoints } from '@shared/domain/geometry/units';
import { appRoot } from '../app-root';

const BLACK = rgb(0, 0, 0);
const GREY = rgb(0.55, 0.55, 0.55);
const GREEN = rgb(0.11, 0.42, 0.24);
const BROWN = rgb(0.54, 0.32, 0);

type Pen = { readonly page: PDFPage; readonly font: PDFFont };

/** Lengths from the top left, as everywhere else. */
const line = ({ page }: Pen, [x0, y0, x1, y1]: Rect, color = BLACK, thickness = 0.5): void =>
  page.drawLine({ start: { x: x0, y: LETTER_HEIGHT_PT - y0 }, end: { x: x1, y: LETTER_HEIGHT_PT - y1 }, thickness, color });

const text = ({ page, font }: Pen, words: string, x: number, y: number, size = 8): void => page.drawText(words, { x, y: LETTER_HEIGHT_PT - y, size, font, color: BLACK });

const frame = ({ page }: Pen, [x0, y0, x1, y1]: Rect, color = BLACK, dashed = false): void =>
  page.drawRectangle({ x: x0, y: LETTER_HEIGHT_PT - y1, width: x1 - x0, height: y1 - y0, borderColor: color, borderWidth: 0.75, ...(dashed && { borderDashArray: [3, 3] }) });

/** How far from its edge each index line stands, and the scale that it meets when the sheet is folded in half. */
const INDEX_MM = 20;
const MOST_MM = 5;
const HALF_MM = 0.5;
/** The sheet is folded edge to edge, so an error of the printer parts index and scale by twice as much. */
const FOLDED_TWICE = 2;

const halves = Array.from({ length: (2 * MOST_MM) / HALF_MM + 1 }, (_, index) => -MOST_MM + index * HALF_MM);

/** Index lines at the left and top, and scales at the right and bottom; folded edge to edge, the index points at what the printer prints off. */
const drawScales = (pen: Pen): void => {
  const index = millimetresToPoints(INDEX_MM);
  const [middleY, middleX] = [LETTER_HEIGHT_PT * 0.62, LETTER_WIDTH_PT / 2];
  line(pen, [index, middleY - 40, index, middleY + 40], BLACK, 0.75);
  line(pen, [middleX - 40, index, middleX + 40, index], BLACK, 0.75);
  for (const mm of halves) {
    const off = millimetresToPoints(FOLDED_TWICE * mm);
    const isWhole = Number.isInteger(mm);
    const reach = mm === 0 ? 26 : isWhole ? 18 : 9;
    const x = LETTER_WIDTH_PT - index - off;
    const y = LETTER_HEIGHT_PT - index - off;
    line(pen, [x, middleY - reach, x, middleY + reach], BLACK, mm === 0 ? 1 : 0.4);
    line(pen, [middleX - reach, y, middleX + reach, y], BLACK, mm === 0 ? 1 : 0.4);
    if (isWhole) {
      text(pen, String(mm), x - 2, middleY + reach + 9, 6);
      text(pen, String(mm), middleX + reach + 4, y + 2, 6);
    }
  }
};

const drawFolds = (pen: Pen, { panelsIn: [top, middle] }: EnvelopePreset): void => {
  for (const y of [inchesToPoints(top), inchesToPoints(top + middle)]) {
    for (const [x0, x1] of [[0, 24], [LETTER_WIDTH_PT - 24, LETTER_WIDTH_PT]] as const) line(pen, [x0, y, x1, y], GREY);
    text(pen, 'fold', 26, y + 2, 6);
  }
};

const drawAreas = (pen: Pen, { safe, alwaysVisible, canEverShow }: WindowAreas): void => {
  frame(pen, canEverShow, BROWN, true);
  if (alwaysVisible) frame(pen, alwaysVisible);
  if (safe) frame(pen, safe, GREEN);
};

/** Below the lowest first fold of a #10, above the scales. */
const BELOW_FOLD_PT = 320;

/** What the printer prints off, read by folding the sheet. */
const drawAlignment = (pen: Pen, envelope: EnvelopePreset): void => {
  text(pen, 'Alignment sheet', 72, BELOW_FOLD_PT, 16);
  [
    'Print it at 100 % (actual size) on the printer and paper of the mailing. No ruler is needed.',
    '1. Fold the sheet left edge to right edge and hold it against the light. The line at the left stands on a number of the scale at the right:',
    '    that is "Printer prints off, right", in millimetres.',
    '2. Fold the sheet top edge to bottom edge. The line at the top stands on a number of the scale at the bottom: that is "down".',
    '3. Enter both numbers in Foldline, Envelope, Printer. Print the sheet again from a batch prepared since to check.',
  ].forEach((words, index) => text(pen, words, 72, BELOW_FOLD_PT + 22 + index * 13, 8));
  text(pen, envelope.name, 72, BELOW_FOLD_PT + 100, 8);
  drawScales(pen);
  drawFolds(pen, envelope);
  frame(pen, windowAreas(envelope).canEverShow, BROWN, true);
};

/** Numbers across the window, so that the play can be read at its edges. */
const drawGrid = (pen: Pen, [x0, y0, x1, y1]: Rect): void => {
  const middle = (y0 + y1) / 2;
  for (let sixteenth = 0; sixteenth <= Math.floor(((x1 - x0) / inchesToPoints(1)) * 16); sixteenth += 1) {
    const x = x0 + inchesToPoints(sixteenth / 16);
    line(pen, [x, middle - (sixteenth % 4 === 0 ? 6 : 3), x, middle], GREY, 0.4);
    if (sixteenth % 8 === 0) text(pen, (sixteenth / 16).toFixed(1), x - 4, middle - 8, 6);
  }
  for (let sixteenth = 0; sixteenth <= Math.floor(((y1 - y0) / inchesToPoints(1)) * 16); sixteenth += 1) {
    const y = y0 + inchesToPoints(sixteenth / 16);
    const x = (x0 + x1) / 2;
    line(pen, [x, y, x + (sixteenth % 4 === 0 ? 8 : 4), y], GREY, 0.4);
    if (sixteenth % 4 === 0) text(pen, (sixteenth / 16).toFixed(2), x + 10, y + 2, 5);
  }
};

/** What the window shows of the packet in this envelope, at all ends of its play. */
const drawTapTest = (pen: Pen, envelope: EnvelopePreset): void => {
  const areas = windowAreas(envelope);
  drawAreas(pen, areas);
  const upper = returnWindowAreas(envelope);
  if (upper) drawAreas(pen, upper);
  drawGrid(pen, areas.canEverShow);
  drawFolds(pen, envelope);
  const top = inchesToPoints(envelope.panelsIn[0]) + 60;
  text(pen, 'Tap-test sheet', 72, top, 16);
  [
    envelope.name,
    '1. Fold it at the marks with as many plain sheets as a packet has, and put it into the envelope.',
    '2. Tap the envelope on its left, right, top and bottom edge. Look at the window each time.',
    '3. The solid black frame must stay whole in the window; then every address inside it can be read. The green frame keeps the clearance.',
    '4. Nothing outside the dashed frame may come into view. If it does, the envelope’s window, fold or size differs from its settings.',
    '5. To measure the play: note the numbers at the window’s left edge tapped left and tapped right, and at its top edge tapped down and up.',
    '    The differences, in inches, are "Play, right" and "Play, up" of the envelope.',
  ].forEach((words, index) => text(pen, words, 72, top + 22 + index * 13, 8));
};

/** The alignment sheet and the tap-test sheet of an envelope: two sheets, with their blank backs where `hasBacks` says so. Equal envelopes give equal files. */
export const checkSheets = async (envelope: EnvelopePreset, hasBacks = true): Promise<Uint8Array> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit(fontkit);
  const font = await document.embedFont(await readFile(join(appRoot(), 'assets/sample/fonts/noto-sans-regular.ttf')), { subset: false, customName: 'FLDCVR+NotoSans-Regular', features: { liga: false } });
  const sheet = (): Pen => ({ page: document.addPage([LETTER_WIDTH_PT, LETTER_HEIGHT_PT]), font });
  drawAlignment(sheet(), envelope);
  if (hasBacks) sheet();
  drawTapTest(sheet(), envelope);
  if (hasBacks) sheet();
  const preferences = document.catalog.getOrCreateViewerPreferences();
  preferences.setPrintScaling(PrintScaling.None);
  preferences.setPickTrayByPDFSize(true);
  return document.save({ useObjectStreams: false });
};
