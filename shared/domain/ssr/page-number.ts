import { linesWith } from './lines-with';

/** The number that a page prints on itself. `of` is null where it names no total. */
export type PageNumber = { readonly page: number; readonly of: number | null };

/** "Page" in the languages of the reports, as a word before, after or around the numbers. */
const PAGE_WORD = /(?<!\p{L})(?:page|pg|p[áa]gina|p[áa]g|trang|pahina)(?!\p{L})|[頁页]|페이지|쪽|صفحة|الصفحة/iu;

/** Two numbers with only a short joint between them ("1 of 4", "1 頁,共 4", "4 페이지 중 1"). */
const TWO_NUMBERS = /(?<![\d.,/-])(\d{1,4})(?![\d])([^\d\n]{1,14}?)(\d{1,4})(?![\d%]|[.,/-]\d)/gu;

/** A number spelled out with its total, which counts before what else of pages its line tells ("see page 2. Page 1 of 4"). */
const SPELLED_OUT: readonly RegExp[] = [
  /(?<!\p{L})(?:page|pg\.?|p[áa]gina|p[áa]g\.?|trang|pahina|(?:ال)?صفحة|페이지) *:? *(\d{1,4}) *(?:\/|(?<= )- |(?:out +)?of|de|ng|sa|trên|من) *(\d{1,4})(?![\d%]|[.,/-]\d)/giu,
  /第 *(\d{1,4}) *[頁页][ ,、/(]*共 *(\d{1,4}) *[頁页]/gu,
  /共 *(\d{1,4}) *[頁页][ ,、/(]*第 *(\d{1,4}) *[頁页]/gu,
  /(?<!\d)(\d{1,4}) *(?:페이지|쪽) *중 *(\d{1,4})(?!\d)/gu,
];

/** What stands before a page's own number, unlike one that a sentence tells ("See page 3 of 4. Page 1 of 4"). */
const BEFORE_OWN_NUMBER = /(?:^|[.,،;:。|·•-])\s*$/u;

/** A line that is nothing but numbers: "1 / 4", "1 of 4", "- 1 of 4 -". */
const BARE = /^[\s|·•-]*([1-9]\d{0,2})\s*(?:\/|of|de|ng|sa|중|من|trên)\s*([1-9]\d{0,2})[\s|·•-]*$/iu;

/** "Page 3" with no total, alone on its line. */
const WORD_AND_NUMBER = /^[\s|·•-]*(?:page|pg\.?|p[áa]gina|p[áa]g\.?|trang|pahina|صفحة|الصفحة|페이지|第)\s*(\d{1,3})\s*[頁页]?[\s|·•-]*$/iu;

/** A number without a total counts only at the head or foot of the page: "page 2" elsewhere is a line of a contents list. */
const EDGE_LINES = 3;
/** Lines of text are longer than any that shows a page's number. */
const LONGEST_LINE = 200;

const DIGIT = /\d/g;

/** True for a line, by its start, that is one of the first or last of a text. */
const isAtEdge = (text: string, start: number): boolean => [text.slice(0, start), text.slice(start)].some((part) => part.split('\n', EDGE_LINES + 1).length <= EDGE_LINES);

/** No report and no combined file is numbered higher than this; larger numbers are scores or years. */
const LARGEST_PAGE_NUMBER = 5000;

/**
 * Finds a page's own number ("Page 1 of 4", "Trang 1 / 4", "第 1 頁，共 4 頁", "4페이지 중 1페이지", "صفحة 1 من 4").
 *
 * The smaller number is the page and the larger one the total, whatever the order of the language, because a page never
 * exceeds its total. Bare numbers count only on a line of their own, so that "Level 2 of 4" is no page number.
 * Takes plain text (see `plainText`), null where no number is found.
 */
export const findPageNumber = (plain: string): PageNumber | null => {
  let withoutTotal: PageNumber | null = null;
  const text = plain.trimEnd();
  for (const { line, start } of linesWith(text, DIGIT)) {
    if (line.length > LONGEST_LINE) continue;
    const word = PAGE_WORD.exec(line);
    if (word) {
      const spelledOut = pairsSpelledOut(line);
      const pair = spelledOut.length > 0 ? ownOf(spelledOut) : pairNear(line, word.index, word[0].length);
      if (pair) return pair;
      const single = WORD_AND_NUMBER.exec(line);
      if (single && isAtEdge(text, start)) withoutTotal ??= { page: Number(single[1]), of: null };
      continue;
    }
    const bare = BARE.exec(line);
    if (bare) {
      const pair = ordered(Number(bare[1]), Number(bare[2]));
      if (pair) return pair;
    }
  }
  return withoutTotal;
};

type SpelledOut = { readonly pair: PageNumber; readonly isByItself: boolean };

const pairsSpelledOut = (line: string): readonly SpelledOut[] =>
  SPELLED_OUT.flatMap((pattern) => [...line.matchAll(pattern)])
    .sort((a, b) => a.index - b.index)
    .flatMap((match) => {
      const pair = ordered(Number(match[1]), Number(match[2]));
      return pair ? [{ pair, isByItself: BEFORE_OWN_NUMBER.test(line.slice(0, match.index)) }] : [];
    });

/** The page's own number among those that its line spells out: the one, or the first that stands by itself. Null where several differ and each is within a sentence. */
const ownOf = (spelledOut: readonly SpelledOut[]): PageNumber | null => {
  const [first, ...others] = spelledOut;
  if (first && others.every(({ pair }) => pair.page === first.pair.page && pair.of === first.pair.of)) return first.pair;
  return spelledOut.find(({ isByItself }) => isByItself)?.pair ?? null;
};

/** The pair of numbers that stands next to the word for "page": at most a few characters away from it, or around it. */
const pairNear = (line: string, wordStart: number, wordLength: number): PageNumber | null => {
  const nearest = 6;
  for (const match of line.matchAll(TWO_NUMBERS)) {
    const start = match.index;
    const end = start + match[0].length;
    const apart = Math.max(wordStart - end, start - (wordStart + wordLength));
    if (apart > nearest) continue;
    const pair = ordered(Number(match[1]), Number(match[3]));
    if (pair) return pair;
  }
  return null;
};

const ordered = (a: number, b: number): PageNumber | null => {
  const page = Math.min(a, b);
  const of = Math.max(a, b);
  return page >= 1 && of <= LARGEST_PAGE_NUMBER ? { page, of } : null;
};
