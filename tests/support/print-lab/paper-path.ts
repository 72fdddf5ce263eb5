import type { Face } from '@shared/domain/printing/two-passes';

/** What stands on a side of a finished sheet, as it is read when the sheet is turned like the page of a book. */
export type Printed = { readonly page: number; readonly isUpsideDown: boolean };
export type Sheet = { readonly front: Printed | null; readonly back: Printed | null };
/** A page as it is sent. */
export type SentPage = { readonly page: number; readonly isTurned: boolean };

/**
 * What a printer and the hands that turn its stack do with paper: whether sheets are taken in the order in which they came out, and whether they come in
 * upside down.
 */
export type PaperPath = { readonly takesLastFirst: boolean; readonly turnsUpsideDown: boolean };

export const PATHS: readonly PaperPath[] = [
  { takesLastFirst: false, turnsUpsideDown: false },
  { takesLastFirst: false, turnsUpsideDown: true },
  { takesLastFirst: true, turnsUpsideDown: false },
  { takesLastFirst: true, turnsUpsideDown: true },
];

/**
 * The stack that two passes leave, its first front on top: a model of paper that knows nothing of how the passes were planned. The printed side comes to lie down or up;
 * with it up, the person turns the whole stack over at the end.
 */
export function finishedStack(fronts: readonly SentPage[], backs: readonly SentPage[], path: PaperPath, face: Face): readonly Sheet[] {
  const printed = fronts.map(({ page, isTurned }) => ({ page, isUpsideDown: isTurned }));
  const fed = path.takesLastFirst ? printed.toReversed() : printed;
  const out = fed.map((front, index): Sheet => {
    const back = backs[index];
    return { front, back: back ? { page: back.page, isUpsideDown: back.isTurned !== path.turnsUpsideDown } : null };
  });
  // Each sheet falls upon the ones before. The backs were printed last: face down, fronts look up, and the sheet that came last is the topmost.
  return face === 'down' ? out.toReversed() : out;
}
