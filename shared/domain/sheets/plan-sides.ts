import type { Copy, FoundReport, RecognisedReport } from '../ssr/report';
import type { PacketReport, Side } from './side';

const BLANK: Side = { kind: 'blank' };

/** The sides of one packet and where each report's copies stand on them. */
export type SidePlan = { readonly sides: readonly Side[]; readonly reports: readonly PacketReport[] };

/** Adds a blank where the next side would be a back, so that what follows starts on a front. */
export const padToFront = (sides: readonly Side[]): readonly Side[] => (sides.length % 2 === 0 ? sides : [...sides, BLANK]);

/**
 * The copies of a report as spans that hold each of its pages exactly once, in order.
 * Pages decide and copies only say where a new sheet begins: a page that no copy names stays with the copy before it (before
 * the first, it goes with the first), so that a gap in what was recognised can never drop a page.
 */
const copySpans = (report: Pick<RecognisedReport, 'firstPage' | 'pages' | 'copies'>): readonly Copy[] => {
  const end = report.firstPage + report.pages;
  const named = report.copies
    .filter((copy) => copy.firstPage >= report.firstPage && copy.firstPage < end)
    .sort((a, b) => a.firstPage - b.firstPage);
  const starts: readonly Pick<Copy, 'language' | 'firstPage'>[] = named.length > 0 ? named : [{ language: 'unknown', firstPage: report.firstPage }];
  return starts.map(({ language, firstPage }, index) => {
    const from = index === 0 ? report.firstPage : firstPage;
    return { language, firstPage: from, pages: (starts[index + 1]?.firstPage ?? end) - from };
  });
};

/** Field by field, as `foundReport`: a run has tens of thousands. */
const placedCopy = ({ language, firstPage, pages }: Copy, sideIndex: number): PacketReport['copies'][number] => ({ language, firstPage, pages, sideIndex });

/**
 * The sides of a packet's reports in print order: every language copy starts on the front of a sheet, and the last sheet is full.
 * A copy's own "intentionally left blank" page is one of its pages, so nothing is added behind a copy that it makes even.
 */
export const planSides = (reports: readonly FoundReport[]): SidePlan => {
  let sides: readonly Side[] = [];
  const placed = reports.map((report) => {
    const copies = copySpans(report).map((copy) => {
      const before = padToFront(sides);
      const pages = Array.from({ length: copy.pages }, (_, index): Side => ({ kind: 'page', entryIndex: report.entryIndex, pageNumber: copy.firstPage + index }));
      sides = [...before, ...pages];
      return placedCopy(copy, before.length);
    });
    return { report, copies };
  });
  return { sides: padToFront(sides), reports: placed };
};

/** A letter that goes along, on sheets of its own. */
type Letter = { readonly entryIndex: number; readonly pages: number };

export const letterSides = (letter: Letter | null): readonly Side[] =>
  padToFront(letter === null ? [] : Array.from({ length: letter.pages }, (_, index): Side => ({ kind: 'cover-letter', entryIndex: letter.entryIndex, pageNumber: index + 1 })));

/** A packet's sides behind a cover sheet (its front, and a blank back so that what follows begins on a sheet of its own) and the letter, if any. */
export const behindCover = ({ sides, reports }: SidePlan, letter: Letter | null = null): SidePlan => {
  const before: readonly Side[] = [{ kind: 'cover-sheet' }, BLANK, ...letterSides(letter)];
  return {
    sides: [...before, ...sides],
    reports: reports.map(({ report, copies }) => ({ report, copies: copies.map((copy) => placedCopy(copy, copy.sideIndex + before.length)) })),
  };
};

/** A packet's sides with the letter behind them. */
export const beforeLetter = ({ sides, reports }: SidePlan, letter: Letter | null): SidePlan => ({ sides: [...sides, ...letterSides(letter)], reports });

/** Sheets that a report takes when printed by itself. */
export const sheetsOf = (report: Pick<RecognisedReport, 'firstPage' | 'pages' | 'copies'>): number =>
  copySpans(report).reduce((sheets, copy) => sheets + Math.ceil(copy.pages / 2), 0);
