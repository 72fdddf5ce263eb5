import type { EntryPage } from './entry-pages';
import { coverWeight } from './report-wording';

/** With a turn of the language, or a bookmark, a trace of a cover is enough. */
export const COVER_TRACE = 2;

/** The weight of the cover signs that the page before does not show: running headers and footers cancel out. */
export const newCover = (pages: readonly EntryPage[], index: number): number => {
  const before = pages.slice(Math.max(0, index - 2), index).findLast((page) => !page.blank && !page.empty);
  return coverWeight((pages[index]?.coverSigns ?? 0) & ~(before?.coverSigns ?? 0));
};

/** True where every number counts the pages of the whole file. */
export const numbersCountFile = (pages: readonly EntryPage[]): boolean => {
  const numbered = pages.filter((page) => page.number !== null).length;
  return numbered >= 2 && pages.every((page, index) => page.number === null || (page.number.page === index + 1 && (page.number.of === null || page.number.of === pages.length)));
};
