import { expect } from 'vitest';
import type { Rect } from '@shared/domain/geometry/rect';
import type { PageContent } from '@shared/domain/ssr/page-content';
import { readLeanPages, type LeanPagesRead } from '@main/intake/lean/read-lean-pages';
import { startPdfium, type Pdfium } from '@main/pdfium/pdfium';
import { fontMeasureBy } from '@main/intake/pdf/measure-font';
import { readPages } from '@main/intake/pdf/read-pages';

let pdfium: Promise<Pdfium> | undefined;

/** Single precision in one reader, double in the other; stroked joins are told a little larger by PDFium. */
const SAME_PT = 0.5;

export const leanPages = (bytes: Buffer, wantsPositions: (text: string) => boolean = () => true): LeanPagesRead => readLeanPages(bytes, { wantsPositions });

/** The lean reader as it reads once PDFium runs beside it, which tells it of fonts that are not embedded. */
export const leanPagesBesidePdfium = async (bytes: Buffer, wantsPositions: (text: string) => boolean = () => true): Promise<LeanPagesRead> =>
  readLeanPages(bytes, { wantsPositions }, fontMeasureBy(await (pdfium ??= startPdfium())));

export const pdfiumPages = async (bytes: Buffer, wantsPositions: (text: string) => boolean = () => true): Promise<readonly PageContent[]> => {
  const read = readPages(await (pdfium ??= startPdfium()), bytes, { wantsPositions });
  if (!read.ok) throw new Error(read.code);
  return read.pages;
};

const isNear = (a: Rect, b: Rect): boolean => a.every((edge, index) => Math.abs(edge - b[index]!) <= SAME_PT);

const withoutBoxes = (page: PageContent) => ({
  ...page,
  widthPt: Math.round(page.widthPt * 100),
  heightPt: Math.round(page.heightPt * 100),
  words: page.words.map(({ text, hidden, reading }) => [text, hidden ?? false, reading ?? null]),
  ink: page.ink.map(({ what, white }) => [what, white]),
});

/** Holds the lean reader's pages against PDFium's: everything equal, boxes within half a point. */
export const expectSamePages = (lean: readonly PageContent[], careful: readonly PageContent[]): void => {
  expect(lean.map(withoutBoxes)).toEqual(careful.map(withoutBoxes));
  lean.forEach((page, index) => {
    const other = careful[index]!;
    expect(page.words.filter((word, at) => !isNear(word.box, other.words[at]!.box))).toEqual([]);
    expect(page.words.filter((word, at) => Math.abs(word.fontSizePt - other.words[at]!.fontSizePt) > 0.01)).toEqual([]);
    expect(page.ink.filter((ink, at) => !isNear(ink.box, other.ink[at]!.box))).toEqual([]);
  });
};

/** At random places two roundings may part, and the keys with them. */
const withoutKey = (page: PageContent): PageContent => ({ ...page, contentKey: '' });

/** Reads a file by both readers and holds the two against each other, but for the keys; the file must be one that the lean reader takes. */
export const expectBothReadSame = async (bytes: Buffer): Promise<readonly PageContent[]> => {
  const lean = await leanPagesBesidePdfium(bytes);
  if (!lean.ok) throw new Error(`left to PDFium: ${lean.reason}`);
  expectSamePages(lean.pages.map(withoutKey), (await pdfiumPages(bytes)).map(withoutKey));
  return lean.pages;
};
