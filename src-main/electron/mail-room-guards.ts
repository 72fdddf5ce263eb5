import { SCHOOL_CALENDAR } from '@shared/domain/calendar/school-calendar-guard';
import { readDay } from '@shared/domain/calendar/day';
import { RATE_TABLE } from '@shared/domain/post/rate-guard';
import { MAIL_CLASSES } from '@shared/domain/post/rates';
import { STUDENT_FIELDS } from '@shared/domain/students/columns';
import type { MailRoomCalls } from '@shared/ipc/mail-room-calls';
import { COVERAGE_LISTS } from '@shared/ipc/mail-room-views';
import { z } from 'zod';

const MAX_TEXT = 500;
const MAX_ROWS = 1_000;

const nothing = z.strictObject({});
const text = z.string().min(1).max(MAX_TEXT);
const day = z.string().refine((one) => readDay(one) !== null);

/** One guard a verb around the mailing. */
export const MAIL_ROOM_GUARDS: { readonly [V in keyof MailRoomCalls]: z.ZodType<MailRoomCalls[V]['input']> } = {
  'calendar.read': nothing,
  'calendar.write': z.strictObject({ calendar: SCHOOL_CALENDAR }),
  'calendar.import': nothing,
  'due.read': nothing,
  'due.receive': z.strictObject({ downloadId: text, received: day.nullable() }),
  'students.choose': nothing,
  'students.read': z.strictObject({ columns: z.partialRecord(z.enum(STUDENT_FIELDS), text).nullable() }),
  'coverage.read': nothing,
  'coverage.rows': z.strictObject({ from: z.number().int().min(0), count: z.number().int().min(1).max(MAX_ROWS), list: z.enum(COVERAGE_LISTS) }),
  'coverage.save': nothing,
  'help.save': nothing,
  'supplies.read': nothing,
  'supplies.write': z.strictObject({ choices: z.strictObject({ mailClass: z.enum(MAIL_CLASSES), rates: RATE_TABLE }) }),
  'supplies.save-pull-sheet': nothing,
  'deliver.start': z.strictObject({ folderId: text, namePattern: text, passwordPattern: text.nullable() }),
  'deliver.show-folder': nothing,
  'pack.start': nothing,
};
