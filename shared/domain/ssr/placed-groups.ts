import { compareStudents, type EntryPage } from './entry-pages';
import { groupCopies, type CopyGroup } from './group-copies';
import type { LengthRow } from './table-2';

/**
 * Splits an entry's pages into reports at the beginnings that a person has placed, and nowhere else.
 *
 * `beginnings` are page numbers from 1; page 1 always begins a report, and numbers outside the entry don't count. Language copies inside
 * are found as usual. What the page numbers or lengths say against a report was weighed by the person; what never goes through is a report
 * with the pages of two students.
 */
export const placedGroups = (pages: readonly EntryPage[], beginnings: readonly number[], table: readonly LengthRow[]): readonly CopyGroup[] => {
  if (pages.length === 0) return [];
  const inside = beginnings.filter((page) => Number.isInteger(page) && page > 1 && page <= pages.length);
  const firsts = [...new Set([0, ...inside.map((page) => page - 1)])].sort((a, b) => a - b);
  return firsts.map((first, index) => placedGroup(pages.slice(first, firsts[index + 1]), first, table));
};

const placedGroup = (own: readonly EntryPage[], first: number, table: readonly LengthRow[]): CopyGroup => ({
  copies: groupCopies(own, table).flatMap(({ copies }) => copies.map((copy) => ({ ...copy, first: first + copy.first }))),
  conflict: strangerReason(own, first),
});

/** Why the pages are not one student's, naming the first page that speaks of another, or null. */
const strangerReason = (own: readonly EntryPage[], first: number): string | null => {
  let person: Pick<EntryPage, 'ssid' | 'name'> = { ssid: null, name: null };
  for (const [index, page] of own.entries()) {
    if (compareStudents(person, page) === 'different') return `page ${first + index + 1} is another student's than the pages before it`;
    person = { ssid: person.ssid ?? page.ssid, name: person.name ?? page.name };
  }
  return null;
};
