import { GRADES, isSchoolYear, MOST_ROW_PAGES } from '@shared/domain/ssr/length-row-guard';
import type { ReportKind } from '@shared/domain/ssr/report';
import type { LengthRow } from '@shared/domain/ssr/table-2';

/** A row of expected lengths as it is typed. */
export type TypedRow = { readonly kind: ReportKind; readonly from: string; readonly to: string; readonly pages: string; readonly blankMayFollow: boolean; readonly grades: string };

/** True where something of a row is typed. */
export const isBegun = ({ from, to, pages, grades }: TypedRow): boolean => [from, to, pages, grades].some((text) => text.trim() !== '');

/** The row that was typed, or what is missing of it. Grades are parted by commas or spaces; none means any. */
export function readLengthRow({ kind, from, to, pages, blankMayFollow, grades }: TypedRow): LengthRow | string {
  const [first, last] = [from.trim(), to.trim()];
  if (!isSchoolYear(first)) return 'Enter the first school year as 2024-25.';
  if (last !== '' && !isSchoolYear(last)) return 'Enter the last school year as 2024-25, or leave it empty.';
  if (last !== '' && last < first) return 'The last school year comes before the first.';
  const count = Number(pages);
  if (!Number.isSafeInteger(count) || count < 1 || count > MOST_ROW_PAGES) return `Enter the pages of one language copy, 1 to ${MOST_ROW_PAGES}.`;
  const words = grades.toUpperCase().split(/[\s,;]+/).filter((word) => word !== '').map((word) => word.padStart(2, '0'));
  const unknown = words.find((word) => !GRADES.some((grade) => grade === word));
  if (unknown !== undefined) return `“${unknown}” is no grade. Enter 01 to 12, TK, KN, UE, or US, or leave it empty for any grade.`;
  return { kind, from: first, to: last === '' ? null : last, pages: count, blankMayFollow, grades: words.length === 0 ? null : [...new Set(words)] };
}

/** `2023-24 on`, `2023-24 to 2024-25`. */
export const yearsOf = ({ from, to }: LengthRow): string => (to === null ? `${from} on` : from === to ? from : `${from} to ${to}`);
