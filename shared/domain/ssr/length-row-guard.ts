import { z } from 'zod';
import { REPORT_KINDS } from './report';
import type { LengthRow } from './table-2';

/** A school year as `2024-25`: two successive years. */
export const isSchoolYear = (text: string): boolean => {
  const found = /^(20\d\d)-(\d\d)$/.exec(text);
  return found !== null && (Number(found[1]) + 1) % 100 === Number(found[2]);
};

/** Grades as the contract writes them. */
export const GRADES = ['TK', 'KN', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', 'UE', 'US'] as const;

/** More pages than any copy of a report has. */
export const MOST_ROW_PAGES = 40;
/** More rows than staff will ever add. */
export const MOST_OWN_ROWS = 200;

const schoolYear = z.string().refine(isSchoolYear);

/** Checks a row that comes from a file or the window. */
export const LENGTH_ROW: z.ZodType<LengthRow> = z
  .strictObject({
    kind: z.enum(REPORT_KINDS),
    from: schoolYear,
    to: schoolYear.nullable(),
    pages: z.number().int().min(1).max(MOST_ROW_PAGES),
    blankMayFollow: z.boolean(),
    grades: z.array(z.enum(GRADES)).min(1).nullable(),
  })
  .refine(({ kind, from, to }) => kind !== 'unknown' && (to === null || from <= to));

export const LENGTH_ROWS = z.array(LENGTH_ROW).max(MOST_OWN_ROWS);
