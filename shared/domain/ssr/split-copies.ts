import { compareStudents, type EntryPage } from './entry-pages';
import { markedBeginnings } from './marked-beginnings';
import type { PageNumber } from './page-number';
import { COVER_TRACE, newCover, numbersCountFile } from './page-turns';
import { coverWeight } from './report-wording';
import { isLengthOfAny, shortestLength, type LengthRow } from './table-2';
import type { Language } from './report';

/** A run of pages that one cover begins. Page indexes count from 0. */
export type CopySpan = {
  readonly first: number;
  readonly pages: number;
  /** What showed the beginning: its page number, a cover, a turn of the language, another pupil, a bookmark or label, or a break in the page numbers. */
  readonly begins: 'entry' | 'number' | 'cover' | 'language' | 'student' | 'mark' | 'break';
  /** True where the page numbers run on from the copy before: both are of one report. */
  readonly runsOn: boolean;
  /** What in these pages contradicts itself, in plain words, or null. */
  readonly conflict: string | null;
};

/** A cover weighs this much more than the page before it; more where running page numbers speak against a beginning. */
const COVER_ENOUGH = 4;
const COVER_ENOUGH_AGAINST_NUMBERS = 6;
/** What all steps through an entry look at. */
type Entry = {
  readonly pages: readonly EntryPage[];
  /** The page numbers count the whole file. */
  readonly countsFile: boolean;
  /** Pages (indexes) on which bookmarks or labels that are believed say that something begins. */
  readonly marked: ReadonlySet<number>;
  readonly table: readonly LengthRow[];
};

type Open = { first: number; numberBase: number; begins: CopySpan['begins']; runsOn: boolean; conflict: string | null; ssid: string | null; name: string | null; language: Language; lastNumber: number; of: number | null };

/**
 * Cuts an entry's pages into copies. Page numbers, pupils, covers and languages are weighed page by page:
 *
 * 1. "Page 1 of n" begins a copy; "page k of n" that runs on does not, unless the language turns at a cover.
 * 2. A number tells where its copy began, also where the cover itself has none.
 * 3. Another pupil's SSID or labelled name begins a copy, or is a conflict where the numbers run on.
 * 4. Without numbers, a page with markedly more of a cover than the page before it begins a copy.
 * 5. So does a turn of the language that lasts, at a trace of a cover or at a length that Table 2 knows.
 * 6. A bookmark or page label begins a copy where the pages bear it out (see `markedBeginnings`).
 * 7. A page that says it is left blank, or says nothing, belongs to the copy before it.
 *
 * Numbers that count a whole combined file ("Page 37 of 412") speak against a beginning only a little.
 */
export const splitCopies = (pages: readonly EntryPage[], table: readonly LengthRow[]): readonly CopySpan[] => {
  if (pages.length === 0) return [];
  const countsFile = numbersCountFile(pages);
  const entry: Entry = { pages, countsFile, marked: markedBeginnings(pages), table };
  const spans: CopySpan[] = [];
  let open = opened(pages, 0, 'entry', countsFile);

  for (let index = 1; index < pages.length; index += 1) {
    const page = pages[index];
    if (!page || page.blank || (page.empty && !entry.marked.has(index))) continue;
    const number = countsFile ? null : page.number;
    const step = number === null ? stepWithoutNumber(entry, open, index) : stepWithNumber(entry, open, index, number);
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

const stepWithoutNumber = (entry: Entry, open: Open, index: number): Step => {
  const { pages, countsFile, marked } = entry;
  const page = pages[index];
  const cover = newCover(pages, index);
  if (page && compareStudents(open, page) === 'different') return begins(index, cover >= COVER_TRACE ? 'cover' : 'student');
  if (cover >= (countsFile ? COVER_ENOUGH_AGAINST_NUMBERS : COVER_ENOUGH) && mayEnd(entry, open, index)) return begins(index, 'cover');
  if (marked.has(index) && mayEnd(entry, open, index)) return begins(index, 'mark');
  return turnsLanguage(entry, open, index) ? begins(index, 'language') : goesOn();
};

const stepWithNumber = (entry: Entry, open: Open, index: number, number: PageNumber): Step => {
  const { pages } = entry;
  const page = pages[index];
  const student = page ? compareStudents(open, page) : 'unknown';
  const origin = index - number.page + 1;
  if (number.page === 1) return begins(index, 'number');
  if (origin === open.numberBase && (open.of === null || number.of === null || open.of === number.of)) {
    if (student === 'different') return goesOn(`page ${index + 1} continues the page numbers of the page before it and is another student's`);
    return turnsLanguage(entry, open, index) ? begins(index, 'language', { numberBase: open.numberBase, runsOn: true }) : goesOn();
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

/** A copy may end before a page where it has its least length, or where it never was a report's. No report is shorter, so a second cover right behind the first is the same report's. */
const mayEnd = ({ pages, table }: Entry, open: Open, index: number): boolean =>
  index - open.first >= shortestLength(table) || coverWeight(pages[open.first]?.coverSigns ?? 0) < COVER_TRACE;

/** The language in which a page begins to speak, `unknown` where it goes on in that of the copy, or of the page before. */
const languageTurnedTo = (entry: Entry, open: Open, index: number): Language => {
  const { pages } = entry;
  const language = pages[index]?.language ?? 'unknown';
  // The turn is at the first page of the other language, not somewhere behind it where the lengths happen to fit.
  return open.language === 'unknown' || language === open.language || pages[index - 1]?.language === language || !mayEnd(entry, open, index) ? 'unknown' : language;
};

/** True where the language turns at a page and does not turn back before the next beginning that is plain to see. */
const turnsLanguage = (entry: Entry, open: Open, index: number): boolean => {
  const { pages, table } = entry;
  if (languageTurnedTo(entry, open, index) === 'unknown') return false;
  let end = index + 1;
  for (; end < pages.length; end += 1) {
    const page = pages[end];
    if (!page || page.number?.page === 1 || compareStudents(open, page) === 'different' || newCover(pages, end) >= COVER_ENOUGH) break;
    if (page.language === open.language && end - index < shortestLength(table)) return false;
    if (page.language === open.language) break;
  }
  const before = index - open.first;
  const after = end - index;
  return newCover(pages, index) >= COVER_TRACE || before === after || (isLengthOfAny(before, table) && isLengthOfAny(after, table));
};
