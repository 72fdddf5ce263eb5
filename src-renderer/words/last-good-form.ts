import { lastGoodFault } from '@shared/domain/printing/part-after-jam';

/** The last good piece that was typed for a printer's tray, or a sentence that says why it is none; `ranges` are the pieces that went there. */
export const readLastGood = (typed: string, ranges: string): number | string => {
  if (!/^\d{1,7}$/.test(typed.trim())) return 'Enter a piece number, or 0 where none came out whole.';
  return lastGoodFault(Number(typed), ranges) ?? Number(typed);
};
