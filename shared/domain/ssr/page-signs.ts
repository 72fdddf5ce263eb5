import { compareStudents, withSsids, type EntryPage } from './entry-pages';
import { parseFileName } from './file-name';
import type { PageContent } from './page-content';
import { labelBegins } from './marked-beginnings';
import { readPage } from './page-facts';
import { COVER_SIGNS, coverWeight } from './report-wording';
import type { Language } from './report';

/** What a page shows that tells where reports begin; for people who check the cuts. */
export type PageSign =
  | { readonly what: 'page-number'; readonly page: number; readonly of: number | null }
  /** The SSID that the page shows; `isNew` where the pages before it show another or none. */
  | { readonly what: 'ssid'; readonly ssid: string; readonly isNew: boolean }
  /** A name behind a label that is not the one of the pages before. */
  | { readonly what: 'new-name' }
  /** A heading or words that stand on first pages, and not on the page before. */
  | { readonly what: 'cover' }
  /** A line with state and ZIP Code, which the page before does not have. */
  | { readonly what: 'address' }
  | { readonly what: 'new-language'; readonly language: Language }
  /** A bookmark of the file leads here. */
  | { readonly what: 'bookmark'; readonly title: string }
  /** The file's page labels begin anew here. */
  | { readonly what: 'label'; readonly label: string }
  /** The page says that it is left blank. */
  | { readonly what: 'blank' }
  /** The page has no text that can be read. */
  | { readonly what: 'no-text' }
  | { readonly what: 'not-letter' };

/** A page's own words of a cover, without title lines that every page may repeat. */
const COVER_ENOUGH = 2;

/** What each page of an entry shows, in page order. A page is held against the last one before it that is not blank. */
export const findPageSigns = (input: { readonly entry: string; readonly pages: readonly PageContent[] }): readonly (readonly PageSign[])[] => {
  const pages = withSsids(input.pages.map(readPage), parseFileName(input.entry).ssid);
  let before: EntryPage | null = null;
  let person: Pick<EntryPage, 'ssid' | 'name'> = { ssid: null, name: null };
  return pages.map((page, index) => {
    const signs = [...signsOf(page, before, person), ...marksOf(page, pages[index - 1])];
    const isOther = compareStudents(person, page) === 'different';
    person = isOther ? page : { ssid: page.ssid ?? person.ssid, name: page.name ?? person.name };
    if (!page.blank && !page.empty) before = page;
    return signs;
  });
};

const signsOf = (page: EntryPage, before: EntryPage | null, person: Pick<EntryPage, 'ssid' | 'name'>): readonly PageSign[] => {
  const newCover = page.coverSigns & ~(before?.coverSigns ?? 0);
  const isOther = compareStudents(person, page) === 'different';
  const all: readonly (PageSign | false)[] = [
    page.number !== null && { what: 'page-number', page: page.number.page, of: page.number.of },
    page.ssid !== null && { what: 'ssid', ssid: page.ssid, isNew: page.ssid !== person.ssid },
    page.name !== null && (person.name === null || (isOther && page.ssid === null)) && { what: 'new-name' },
    coverWeight(newCover & ~COVER_SIGNS.zipLine.bit & ~COVER_SIGNS.ssid.bit) >= COVER_ENOUGH && { what: 'cover' },
    (newCover & COVER_SIGNS.zipLine.bit) !== 0 && { what: 'address' },
    page.language !== 'unknown' && before !== null && page.language !== before.language && { what: 'new-language', language: page.language },
    page.blank && { what: 'blank' },
    page.empty && !page.blank && { what: 'no-text' },
    !page.letter && { what: 'not-letter' },
  ];
  return all.filter((sign) => sign !== false);
};

const marksOf = (page: EntryPage, previous: EntryPage | undefined): readonly PageSign[] => [
  ...page.bookmarks.map(({ title }): PageSign => ({ what: 'bookmark', title })),
  ...(page.label !== null && labelBegins(previous?.label ?? null, page.label) ? [{ what: 'label', label: page.label } as const] : []),
];
