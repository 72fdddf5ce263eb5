import type { Bookmark, PageContent } from '@shared/domain/ssr/page-content';

/** More bookmarks than any combined file has, and deeper ones, so that an outline that swells or loops ends. */
export const MOST_BOOKMARKS = 200_000;
export const DEEPEST_OUTLINE = 16;
/** A title is a name or a heading; no more of it is kept. */
const LONGEST_TITLE = 120;

export const shownTitle = (title: string): string => title.replace(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE);

/** What a file says of its pages outside of them: bookmarks with the page (index from 0) that they lead to, and a label for each page. */
export type FileMarks = {
  readonly bookmarks: readonly { readonly index: number; readonly bookmark: Bookmark }[];
  readonly labels: readonly string[] | null;
};

/** The pages with the marks of their file. A file of one page needs none: where things begin is not in question. */
export const withMarks = (pages: readonly PageContent[], readMarks: () => FileMarks): readonly PageContent[] => {
  if (pages.length < 2) return pages;
  const { bookmarks, labels } = readMarks();
  if (bookmarks.length === 0 && labels === null) return pages;
  const byPage = new Map<number, Bookmark[]>();
  for (const { index, bookmark } of bookmarks) byPage.set(index, [...(byPage.get(index) ?? []), bookmark]);
  return pages.map((page, index) => ({
    ...page,
    ...(byPage.has(index) && { bookmarks: byPage.get(index) ?? [] }),
    ...(labels && { label: shownTitle(labels[index] ?? '') }),
  }));
};
