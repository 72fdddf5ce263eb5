import { MOST_SHIFT_MM } from '@shared/domain/envelope/shift';
import type { SheetOrder } from '@shared/domain/printing/arrange-pages';
import { MOST_CARTRIDGE_SIDES, MOST_JOB_SHEETS, type PrinterProfile } from '@shared/domain/printing/printer-profile';
import type { Face } from '@shared/domain/printing/two-passes';

/** A printer's settings as they are typed. */
export type TypedProfile = {
  readonly x: string;
  readonly y: string;
  readonly face: Face;
  readonly order: SheetOrder;
  readonly largestJob: string;
  readonly tray: string;
  readonly cartridgeSides: string;
};

export const typedProfile = ({ xMm, yMm, face, order, largestJobSheets, tray, cartridgeSides }: PrinterProfile): TypedProfile => ({
  x: String(xMm),
  y: String(yMm),
  face,
  order,
  largestJob: String(largestJobSheets),
  tray: tray ?? '',
  cartridgeSides: cartridgeSides === null ? '' : String(cartridgeSides),
});

const millimetres = (typed: string): number | null => {
  const value = typed.trim() === '' ? 0 : Number(typed.trim().replace('−', '-').replace(',', '.'));
  return Math.abs(value) <= MOST_SHIFT_MM ? value : null;
};

const whole = (typed: string, most: number): number | null => {
  const value = /^\d+$/.test(typed.trim()) ? Number(typed.trim()) : 0;
  return value >= 1 && value <= most ? value : null;
};

/** The first field that is not clear, with a sentence on it. */
export type ProfileFault = { readonly field: 'x' | 'y' | 'largestJob' | 'cartridgeSides'; readonly says: string };

/** The profile that was typed, or what is not clear of it. */
export function readProfile(typed: TypedProfile, { printer, turning }: Pick<PrinterProfile, 'printer' | 'turning'>): PrinterProfile | ProfileFault {
  const [xMm, yMm] = [millimetres(typed.x), millimetres(typed.y)];
  const largestJobSheets = whole(typed.largestJob, MOST_JOB_SHEETS);
  const cartridgeSides = typed.cartridgeSides.trim() === '' ? null : whole(typed.cartridgeSides, MOST_CARTRIDGE_SIDES);
  if (xMm === null || yMm === null) return { field: xMm === null ? 'x' : 'y', says: `Type how far it prints off in millimetres up to ${MOST_SHIFT_MM}, such as 0.5 or -1.` };
  if (largestJobSheets === null) return { field: 'largestJob', says: `A job has 1 to ${MOST_JOB_SHEETS} sheets.` };
  if (cartridgeSides === null && typed.cartridgeSides.trim() !== '') return { field: 'cartridgeSides', says: 'Type the number of pages from the box of the cartridges, or leave it empty.' };
  return { printer, xMm, yMm, face: typed.face, order: typed.order, largestJobSheets, tray: typed.tray === '' ? null : typed.tray, cartridgeSides, turning };
}
