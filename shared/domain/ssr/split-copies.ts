import { compareStudents, type EntryPage } from './entry-pages';
import type { PageNumber } from './page-number';
import { coverWeight } from './report-wording';
import { TABLE_2 } from './table-2';
import type { Language } from './report';

/** A run of pages that one cover begins. Page indexes count from 0. */
export type CopySpan = {
  readonly first: number;
  readonly pages: number;
  /** What showed the beginning: its page number, a cover, a turn of the language, another pupil, or a break in the page numbers. */
  readonly begins: 'entry' | 'number' | 'cover' | 'language' | 'student' | 'break';
  /** True where the page numbers run on from the copy before: both are of one report. */
  readonly runsOn: boolean;
  /** What in these pages contradicts itself, in plain words, or null. */
  readonly conflict: string | null;
};

/** A cover weighs this much more than the page before it; more where running page numbers speak against a beginning. */
const COVER_ENOUGH = 4;
const COVER_ENOUGH_AGAINST_NUMBERS = 6;
/** With a turn of the language, a trace of a cover is enough. */
const COVER_TRACE = 2;
/** No report is shorter (Table 2), so a second cover right behind the first is the same report's. */
const SHORTEST_COPY = Math.min(...TABLE_2.map((row) => row.pages));
const TABLE_LENGTHS: ReadonlySet<number> = new Set(TABLE_2.flatMap((row) => (row.blankMayFollow ? [row.pages, row.pages + 1] : [row.pages])));

type Open = { first: number; numberBase: number; begins: CopySpan['begins']; runsOn: boolean; conflict: string | null; ssid: string | null; name: string | null; language: Language; lastNumber: number; of: number | null };

/**
 * Cuts an entry's pages into copies. Page numbers, pupils, covers and languages are weighed page by page:
 *
 * 1. "Page 1 of n" begins a copy; "page k of n" that runs on does not, unless the language turns at a cover.
 * 2. A number tells where its copy began, also where the cover itself has none.
 * 3. Another pupil's SSID or labelled name begins a copy, or is a conflict where the numbers run on.
 * 4. Without numbers, a page with markedly more of a cover than the page before it begins a copy.
 * 5. So does a turn of the language that lasts, at a trace of a cover or at a length that Table 2 knows.
 * 6. A page that says it is left blank, or says nothing, belongs to the copy before it.
 *
 * Numbers that count a whole combined file ("Page 37 of 412") speak against a beginning only a little.
 */
export const splitCopies = (pages: readonly EntryPage[]): readonly CopySpan[] => {
  if (pages.length === 0) return [];
  const countsFile = numbersCountFile(pages);
  const spans: CopySpan[] = [];
  let open = opened(pages, 0, 'entry', countsFile);

  for (let index = 1; index < pages.length; index += 1) {
    const page = pages[index];
    if (!page || page.blank || page.empty) continue;
    const number = countsFile ? null : page.number;
    const step = number === null ? stepWithoutNumber(pages, open, index, countsFile) : stepWithNumber(pages, open, index, number);
    if (step.what === 'begins') {
      spans.push(closed(open, step.first));
      open = { ...opened(pages, step.first, step.begins, countsFile), ...step.more };
      for (let behind = step.first + 1; behind <= index; behind += 1) note(open, pages[behind], behind, countsFile);
    } else {
      if (step.conflict !== null) open.conflict ??= step.conflict;
      note(open, page, index, countsFile, step.movesBase);
    }
  }
  spans.push(closed(open, pages.length));
  return spans;
};

/** What a page does to the open copy: it begins another one at `first` (itself, or an earlier page without a number), or goes on. */
type Step =
  | { readonly what: 'begins'; readonly first: number; readonly begins: CopySpan['begins']; readonly more: Partial<Open> }
  | { readonly what: 'goes-on'; readonly conflict: string | null; readonly movesBase: boolean };

const begins = (first: number, how: CopySpan['begins'], more: Partial<Open> = {}): Step => ({ what: 'begins', first, begins: how, more });
const goesOn = (conflict: string | null = null, movesBase = false): Step => ({ what: 'goes-on', conflict, movesBase });

const stepWithoutNumber = (pages: readonly EntryPage[], open: Open, index: number, countsFile: boolean): Step => {
  const page = pages[index];
  const cover = newCover(pages, index);
  if (page && compareStudents(open, page) === 'different') return begins(index, cover >= COVER_TRACE ? 'cover' : 'student');
  if (cover >= (countsFile ? COVER_ENOUGH_AGAINST_NUMBERS : COVER_ENOUGH) && mayEnd(pages, open, index)) return begins(index, 'cover');
  return turnsLanguage(pages, open, index) ? begins(index, 'language') : goesOn();
};

const stepWithNumber = (pages: readonly EntryPage[], open: Open, index: number, number: PageNumber): Step => {
  const page = pages[index];
  const student = page ? compareStudents(open, page) : 'unknown';
  const origin = index - number.page + 1;
  if (number.page === 1) return begins(index, 'number');
  if (origin === open.numberBase && (open.of === null || number.of === null || open.of === number.of)) {
    if (student === 'different') return goesOn(`page ${index + 1} continues the page numbers of the page before it and is another student's`);
    return turnsLanguage(pages, open, index) ? begins(index, 'language', { numberBase: open.numberBase, runsOn: true }) : goesOn();
  }
  if (origin > open.first && origin > open.lastNumber && !pages[origin]?.blank) return begins(origin, 'number');
  if (student === 'same' && number.page > index - open.numberBase + 1) return goesOn(null, true);
  return begins(index, 'break', { conflict: `the page numbers jump at page ${index + 1}` });
};

const closed = ({ first, begins: how, runsOn, conflict }: Open, end: number): CopySpan => ({ first, pages: end - first, begins: how, runsOn, conflict });

const opened = (pages: readonly EntryPage[], first: number, how: CopySpan['begins'], countsFile: boolean): Open => {
  const page = pages[first];
  const number = countsFile ? null : (page?.number ?? null);
  const startsLate = how === 'entry' && number !== null && number.page > 1;
  return {
    first,
    numberBase: number === null ? first : first - number.page + 1,
    begins: startsLate ? 'break' : how,
    runsOn: false,
    conflict: startsLate ? `page ${first + 1} is numbered ${number.page}, and the pages before it are not there` : null,
    ssid: page?.ssid ?? null,
    name: page?.name ?? null,
    language: page?.language ?? 'unknown',
    lastNumber: number === null ? -1 : first,
    of: number?.of ?? null,
  };
};

/** Takes a page into the open copy. A gap in the numbers moves their base along. */
const note = (open: Open, page: EntryPage | undefined, index: number, countsFile: boolean, movesBase = false): void => {
  if (!page) return;
  open.ssid ??= page.ssid;
  open.name ??= page.name;
  if (open.language === 'unknown') open.language = page.language;
  if (countsFile || page.number === null) return;
  open.lastNumber = index;
  open.of ??= page.number.of;
  if (movesBase) open.numberBase = index - page.number.page + 1;
};

/** True where every number counts the pages of the whole file. */
const numbersCountFile = (pages: readonly EntryPage[]): boolean => {
  const numbered = pages.filter((page) => page.number !== null).length;
  return numbered >= 2 && pages.every((page, index) => page.number === null || (page.number.page === index + 1 && (page.number.of === null || page.number.of === pages.length)));
};

/** The weight of the cover signs that the page before does not show: running headers and footers cancel out. */
const newCover = (pages: readonly EntryPage[], index: number): number => {
  const before = pages.slice(Math.max(0, index - 2), index).findLast((page) => !page.blank && !page.empty);
  return coverWeight((pages[index]?.coverSigns ?? 0) & ~(before?.coverSigns ?? 0));
};

/** A copy may end before a page where it has its least length, or where it never was a report's. */
const mayEnd = (pages: readonly EntryPage[], open: Open, index: number): boolean =>
  index - open.first >= SHORTEST_COPY || coverWeight(pages[open.first]?.coverSigns ?? 0) < COVER_TRACE;

/** True where the language turns at a page and does not turn back before the next beginning that is plain to see. */
const turnsLanguage = (pages: readonly EntryPage[], open: Open, index: number): boolean => {
  const language = pages[index]?.language ?? 'unknown';
  if (language === 'unknown' || open.language === 'unknown' || language === open.language || !mayEnd(pages, open, index)) return false;
  let end = index + 1;
  for (; end < pages.length; end += 1) {
    const page = pages[end];
    if (!page || page.number?.page === 1 || compareStudents(open, page) === 'different' || newCover(pages, end) >= COVER_ENOUGH) break;
    if (page.language === open.language && end - index < SHORTEST_COPY) return false;
    if (page.language === open.language) break;
  }
  const before = index - open.first;
  const after = end - index;
  return newCover(pages, index) >= COVER_TRACE || before === after || (TABLE_LENGTHS.has(before) && TABLE_LENGTHS.has(after));
};
