import { compareStudents, type EntryPage } from './entry-pages';
import { COVER_TRACE, newCover, numbersCountFile } from './page-turns';
import { plainText } from './plain-text';
import { looksLikeName } from './student-name';

/** The pupil whom a bookmark's title or a label names, null where it does not. */
type Named = { readonly ssid: string | null; readonly name: string | null };
/** The pages (indexes from 0, in order) that one level of the outline, or the labels, single out. */
type Level = readonly { readonly index: number; readonly named: Named }[];

/** One mark may be chance. */
const FEWEST_MARKS = 2;

const TEN_DIGITS = /(?<!\d)\d{10}(?!\d)/;

/** A title may be a file's name, a pupil's, or both ("Lopez, Ana - 4820193756"). One word alone, or a test's name, is no pupil's. */
const namedIn = (title: string): Named => {
  const plain = plainText(title);
  const words = plain.replace(/\.pdf$/i, '').replace(/[\d_()[\]|:#]+/g, ' ').replace(/\s+/g, ' ').replace(/^[\s,-]+|[\s,-]+$/g, '');
  return { ssid: TEN_DIGITS.exec(plain)?.[0] ?? null, name: words.includes(' ') && looksLikeName(words) ? words : null };
};

const levelsOfOutline = (pages: readonly EntryPage[]): readonly Level[] => {
  const levels = new Map<number, Map<number, Named>>();
  for (const [index, { bookmarks }] of pages.entries()) {
    for (const { title, depth } of bookmarks) {
      const level = levels.get(depth) ?? new Map<number, Named>();
      if (!level.has(index)) level.set(index, namedIn(title));
      levels.set(depth, level);
    }
  }
  return [...levels.values()].map((level) => [...level].map(([index, named]) => ({ index, named })));
};

/** A label as its words and the number that it ends in ("Lopez 12"), null where it ends in none. */
const partsOf = (label: string | null): { readonly words: string; readonly number: number } | null => {
  const found = /^(.*?)(\d{1,9})$/s.exec(label ?? '');
  return found ? { words: found[1] ?? '', number: Number(found[2]) } : null;
};

/** True where the labels begin again at 1, or with other words: each file of a merged one may have kept its own. */
export const labelBegins = (before: string | null, label: string | null): boolean => {
  const here = partsOf(label);
  const last = partsOf(before);
  return here !== null && (here.number === 1 || (last !== null && last.words !== here.words));
};

const levelOfLabels = (pages: readonly EntryPage[]): Level =>
  pages.flatMap(({ label }, index) => (labelBegins(pages[index - 1]?.label ?? null, label) ? [{ index, named: namedIn(partsOf(label)?.words ?? '') }] : []));

/** Nothing of the page can be read: a picture, or writing without a meaning. */
const isMute = (page: EntryPage): boolean => page.empty || (page.language === 'unknown' && page.ssid === null && page.name === null && page.coverSigns === 0);

const isNamed = ({ ssid, name }: Named): boolean => ssid !== null || name !== null;

const lastNamedBefore = (pages: readonly EntryPage[], index: number): EntryPage | null => {
  for (let at = index - 1; at >= 0; at -= 1) {
    const page = pages[at];
    if (page && isNamed(page)) return page;
  }
  return null;
};

/** `speaks`: the pages themselves show a beginning there; `silent`: they can't be read; `contradicts`: they show that none is there. */
type Verdict = 'speaks' | 'silent' | 'contradicts';

const verdictsOn = (pages: readonly EntryPage[], level: Level): readonly Verdict[] => {
  const countsFile = numbersCountFile(pages);
  const numberOf = (page: EntryPage | undefined): number => (countsFile ? 0 : (page?.number?.page ?? 0));
  return level.map(({ index, named }, at): Verdict => {
    const own = pages.slice(index, level[at + 1]?.index);
    const [page] = own;
    const numbered = own.findIndex((one) => numberOf(one) > 0);
    // The first number from here on tells where its report began: on an earlier page, the mark stands in its middle.
    if (!page || page.blank || numberOf(own[numbered]) > numbered + 1) return 'contradicts';
    const person = own.find(isNamed);
    if (person && compareStudents(named, person) === 'different') return 'contradicts';
    const before = lastNamedBefore(pages, index);
    const isNext = before !== null && compareStudents(before, page) === 'different';
    if (index === 0 || isNext || numberOf(page) === 1 || newCover(pages, index) >= COVER_TRACE) return 'speaks';
    return isMute(page) ? 'silent' : 'contradicts';
  });
};

/** A level is believed as a whole or not at all: one mark that can't be right shows that the others mean something else. */
const isBelieved = (pages: readonly EntryPage[], level: Level): boolean => {
  if (level.length < FEWEST_MARKS) return false;
  const verdicts = verdictsOn(pages, level);
  return !verdicts.includes('contradicts') && verdicts.filter((verdict) => verdict === 'speaks').length >= FEWEST_MARKS;
};

const isMarked = ({ bookmarks, label }: EntryPage): boolean => label !== null || bookmarks.length > 0;

/** Of most files: they have neither bookmarks nor labels. */
const NONE: ReadonlySet<number> = new Set();

/**
 * Pages (indexes from 0) on which bookmarks or page labels show that something begins, as far as the pages bear them out.
 *
 * Each level of the outline is weighed by itself, and so are the labels: they may stand for reports, for their sections, for every page, or
 * lead astray. They only ever add a beginning, so no report grows by them.
 */
export const markedBeginnings = (pages: readonly EntryPage[]): ReadonlySet<number> =>
  pages.some(isMarked) ? new Set([...levelsOfOutline(pages), levelOfLabels(pages)].filter((level) => isBelieved(pages, level)).flatMap((level) => level.map(({ index }) => index))) : NONE;
