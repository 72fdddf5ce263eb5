import type { SheetOrder } from './arrange-pages';
import { LARGEST_JOB_SHEETS } from './plan-jobs';
import type { Face, Turning } from './two-passes';

/** What staff know of a printer and it does not tell itself; kept on this computer by the printer's name. */
export type PrinterProfile = {
  readonly printer: string;
  /** How far it prints off, as the alignment sheet tells; right and down positive. Batches prepared for it take it back. */
  readonly xMm: number;
  readonly yMm: number;
  readonly face: Face;
  /** The order in which sheets are sent; each packet's two-sided sheets stay whole. */
  readonly order: SheetOrder;
  /** The most sheets of one job. */
  readonly largestJobSheets: number;
  /** A keyword of its trays, null for the printer's own choice. */
  readonly tray: string | null;
  /** Sides that a set of cartridges prints, as its box says (ISO/IEC 19752, 19798); null where nobody looked. */
  readonly cartridgeSides: number | null;
  /** How a stack comes back for its backs; null where the trial was not printed. */
  readonly turning: Turning | null;
};

export const MOST_JOB_SHEETS = 5_000;
export const MOST_CARTRIDGE_SIDES = 1_000_000;
export const MOST_PROFILES = 1_000;

/** What holds of a printer of which nothing was said. */
export const usualProfile = (printer: string): PrinterProfile => ({
  printer,
  xMm: 0,
  yMm: 0,
  face: 'down',
  order: 'forward',
  largestJobSheets: LARGEST_JOB_SHEETS,
  tray: null,
  cartridgeSides: null,
  turning: null,
});

export const profileOf = (profiles: readonly PrinterProfile[], printer: string): PrinterProfile => profiles.find((profile) => profile.printer === printer) ?? usualProfile(printer);

/** The profiles with one more, in place of what was known of its printer. */
export const withProfile = (profiles: readonly PrinterProfile[], profile: PrinterProfile): readonly PrinterProfile[] => [...profiles.filter(({ printer }) => printer !== profile.printer), profile];

/** How the finished stack lies, front side up: in order where the sheet printed last comes to lie beneath the others, or is turned over with them. */
export const comesOutInOrder = ({ face, order }: Pick<PrinterProfile, 'face' | 'order'>): boolean => (face === 'down') === (order === 'forward');

/** Below this no eye and no window tells a difference. */
const SAME_MM = 0.25;

type Off = { readonly xMm: number; readonly yMm: number };

const millimetres = (mm: number, positive: string, negative: string): string => `${Math.abs(mm)} mm ${mm < 0 ? negative : positive}`;
const offText = ({ xMm, yMm }: Off): string => (xMm === 0 && yMm === 0 ? 'true' : `${millimetres(xMm, 'right', 'left')}, ${millimetres(yMm, 'down', 'up')} off`);

/** True where batches that take `prepared` back come out where they were planned on a printer that prints `own` off. */
export const printsOffAlike = (prepared: Off, own: Off): boolean => Math.abs(prepared.xMm - own.xMm) < SAME_MM && Math.abs(prepared.yMm - own.yMm) < SAME_MM;

/** A sentence where batches were prepared for a printer that prints otherwise than this one; null where they agree. */
export function offMismatch(profile: PrinterProfile, { printerXMm, printerYMm }: { readonly printerXMm: number; readonly printerYMm: number }): string | null {
  const prepared = { xMm: printerXMm, yMm: printerYMm };
  if (printsOffAlike(prepared, profile)) return null;
  return `${profile.printer} prints ${offText(profile)}, and the batches were prepared for a printer that prints ${offText(prepared)}. Prepare them again for this printer, or check the proof in an envelope.`;
}
