import type { OmrMark } from './inserter-profile';
import type { SheetInRun } from './sheet-in-run';

type Said = (sheet: SheetInRun) => boolean;

const digitOf = (place: number, of: (sheet: SheetInRun) => number): Said => (sheet) => Math.floor(of(sheet) / place) % 2 === 1;

/** Whether a bar is there, for all but parity, which hangs on the others. */
const SAID: Readonly<Record<Exclude<OmrMark, 'parity-even' | 'parity-odd'>, Said>> = {
  start: () => true,
  safety: () => true,
  empty: () => false,
  'set-start': ({ sheet }) => sheet === 1,
  'set-end': ({ sheet, sheets }) => sheet === sheets,
  'not-set-end': ({ sheet, sheets }) => sheet !== sheets,
  'sheet-1': digitOf(1, ({ sheet }) => sheet),
  'sheet-2': digitOf(2, ({ sheet }) => sheet),
  'sheet-4': digitOf(4, ({ sheet }) => sheet),
  'sheet-8': digitOf(8, ({ sheet }) => sheet),
  'of-1': digitOf(1, ({ sheets }) => sheets),
  'of-2': digitOf(2, ({ sheets }) => sheets),
  'of-4': digitOf(4, ({ sheets }) => sheets),
  'of-8': digitOf(8, ({ sheets }) => sheets),
  'piece-1': digitOf(1, ({ piece }) => piece),
  'piece-2': digitOf(2, ({ piece }) => piece),
  'piece-4': digitOf(4, ({ piece }) => piece),
  'piece-8': digitOf(8, ({ piece }) => piece),
};

const isParity = (mark: OmrMark): mark is 'parity-even' | 'parity-odd' => mark === 'parity-even' || mark === 'parity-odd';

/** Which bars of a column are there on a sheet, in the column's order. */
export const omrCode = (marks: readonly OmrMark[], sheet: SheetInRun): readonly boolean[] => {
  const others = marks.filter((mark) => !isParity(mark) && SAID[mark](sheet)).length;
  return marks.map((mark) => (isParity(mark) ? (others % 2 === 1) === (mark === 'parity-even') : SAID[mark](sheet)));
};

/** What a binary digit of a name such as `sheet-4` counts, or null. */
const placeOf = (mark: OmrMark, name: string): number | null => (mark.startsWith(`${name}-`) ? Number(mark.slice(name.length + 1)) : null);

/** The places of a number's digits in a column, rising. */
export const digitPlaces = (marks: readonly OmrMark[], name: 'sheet' | 'of' | 'piece'): readonly number[] => marks.flatMap((mark) => placeOf(mark, name) ?? []).sort((a, b) => a - b);

/** The most sheets of a packet that a column can count; null where it counts none. */
export const mostOmrSheets = (marks: readonly OmrMark[]): number | null => {
  const counted = (['sheet', 'of'] as const).map((name) => digitPlaces(marks, name)).filter((places) => places.length > 0);
  return counted.length === 0 ? null : Math.min(...counted.map((places) => places.reduce((sum, place) => sum + place, 0)));
};
