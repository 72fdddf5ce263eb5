import { z } from 'zod';
import { exchangeFile } from '../../exchange/exchange-file';
import { MOST_SHIFT_MM } from '../envelope/shift';
import { SHEET_ORDERS } from './arrange-pages';
import { MOST_CARTRIDGE_SIDES, MOST_JOB_SHEETS, MOST_PROFILES, type PrinterProfile } from './printer-profile';
import { FACES } from './two-passes';

const LONGEST_NAME = 200;
const millimetres = z.number().min(-MOST_SHIFT_MM).max(MOST_SHIFT_MM);

/** A profile that comes from the window or from a file. */
export const PRINTER_PROFILE: z.ZodType<PrinterProfile> = z.strictObject({
  printer: z.string().min(1).max(LONGEST_NAME),
  xMm: millimetres,
  yMm: millimetres,
  face: z.enum(FACES),
  order: z.enum(SHEET_ORDERS),
  largestJobSheets: z.number().int().min(1).max(MOST_JOB_SHEETS),
  tray: z.string().min(1).max(LONGEST_NAME).nullable(),
  cartridgeSides: z.number().int().min(1).max(MOST_CARTRIDGE_SIDES).nullable(),
  turning: z.strictObject({ feeds: z.enum(['same', 'other']), isTurned: z.boolean() }).nullable(),
});

/** A file of what is known of printers. */
export const PRINTER_FILE = exchangeFile({ what: 'printers', guard: PRINTER_PROFILE, most: MOST_PROFILES });
