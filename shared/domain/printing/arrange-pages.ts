/** The order in which sheets are sent to a printer. */
export const SHEET_ORDERS = ['forward', 'reverse'] as const;
export type SheetOrder = (typeof SHEET_ORDERS)[number];

/**
 * How the pages of a job are laid out for a printer: both sides of every sheet, or only its fronts or its backs; sheets in the batch's order
 * or from the last to the first. `isTurned`: each page stands upside down.
 */
export type Arrangement = { readonly sides: 'both' | 'fronts' | 'backs'; readonly order: SheetOrder; readonly isTurned: boolean };

/** The pages as they stand in the batch. */
export const AS_PLANNED: Arrangement = { sides: 'both', order: 'forward', isTurned: false };

export const isAsPlanned = ({ sides, order, isTurned }: Arrangement): boolean => sides === 'both' && order === 'forward' && !isTurned;

/** How many pages are sent of a job of `pages` pages; every sheet has two sides, so that fronts and backs are equal in number. */
export const arrangedCount = (pages: number, { sides }: Arrangement): number => (sides === 'both' ? 2 : 1) * Math.ceil(pages / 2);

/** Where the page at `index` (from 0) of a job of `pages` pages comes to stand, from 0; null where it is not sent. The two sides of a sheet stay together. */
export const placeOfPage = (index: number, pages: number, { sides, order }: Arrangement): number | null => {
  const sheets = Math.ceil(pages / 2);
  const sheet = Math.floor(index / 2);
  const side = index % 2;
  const place = order === 'forward' ? sheet : sheets - 1 - sheet;
  if (sides === 'both') return 2 * place + side;
  return (sides === 'fronts') === (side === 0) ? place : null;
};
