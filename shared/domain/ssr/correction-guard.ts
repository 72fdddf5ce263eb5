import { z } from 'zod';
import type { Correction } from './corrections';
import { GRADES } from './page-grade';
import { REPORT_KINDS } from './report';

/** More corrections than anyone makes by hand. */
export const MOST_CORRECTIONS = 10_000;
export const LONGEST_STUDENT = 120;

export const isSsid = (text: string): boolean => /^\d{10}$/.test(text);
export const isSchoolCode = (text: string): boolean => /^\d{7}$/.test(text);

/** Checks what a person typed. */
export const CORRECTION: z.ZodType<Correction> = z.strictObject({
  reportId: z.string().min(1).max(200),
  pages: z.number().int().min(1),
  ssid: z.string().refine(isSsid).optional(),
  student: z.string().trim().min(1).max(LONGEST_STUDENT).optional(),
  kind: z.enum(REPORT_KINDS).exclude(['unknown']).optional(),
  grade: z.enum(GRADES).optional(),
  school: z.string().refine(isSchoolCode).optional(),
});

export const CORRECTIONS = z.array(CORRECTION).max(MOST_CORRECTIONS);
