import { describe, expect, it } from 'vitest';
import type { Bookmark, PageContent } from '@shared/domain/ssr/page-content';
import { leanPages, pdfiumPages } from '../../support/both-readers';
import { embeddedFontPdf } from '../../support/fixtures/embedded-font-pdf';
import { withMarksOf, type Marks } from '../../support/fixtures/marked-pdf';

const plain = (pages: number): Buffer => embeddedFontPdf({ pages: Array.from({ length: pages }, (_, index) => ({ content: `BT /S 12 Tf 72 700 Td (Sheet number ${index + 1}) Tj ET` })) });

type Read = { readonly bookmarks: readonly (readonly Bookmark[])[]; readonly labels: readonly (string | null)[] };
const marksOf = (pages: readonly PageContent[]): Read => ({ bookmarks: pages.map(({ bookmarks = [] }) => bookmarks), labels: pages.map(({ label = null }) => label) });

/** What both readers say, which must be the same. */
const readMarks = async (pages: number, marks: Marks): Promise<Read> => {
  const bytes = await withMarksOf(plain(pages), marks);
  const lean = leanPages(bytes);
  if (!lean.ok) throw new Error(lean.reason);
  const read = marksOf(lean.pages);
  expect(marksOf(await pdfiumPages(bytes))).toEqual(read);
  return read;
};

describe('bookmarks', () => {
  it('lead to their pages, however they name them, at their depth', async () => {
    const { bookmarks } = await readMarks(6, {
      bookmarks: [
        { title: 'Grade 5', page: 0, within: [{ title: 'Lopez, Ana', page: 0, by: 'name' }, { title: 'Nguyễn Bảo Trân – 7310558204', page: 2, by: 'action' }] },
        { title: 'Grade 6', page: 4, by: 'old-name', within: [{ title: "O'Neil (Chris)", page: 4, by: 'number', within: [{ title: 'English', page: 5 }] }] },
      ],
    });
    expect(bookmarks.map((here) => here.map(({ title, depth }) => `${depth} ${title}`))).toEqual([
      ['0 Grade 5', '1 Lopez, Ana'],
      [],
      ['1 Nguyễn Bảo Trân – 7310558204'],
      [],
      ['0 Grade 6', "1 O'Neil (Chris)"],
      ['2 English'],
    ]);
  });

  it('that are broken count for nothing, and the file is read', async () => {
    const bytes = await withMarksOf(plain(3), { bookmarks: [{ title: 'First', page: 0 }, { title: 'Second', page: 1 }, { title: 'Third', page: 2 }] });
    const text = bytes.toString('latin1');
    const second = /(\d+) 0 obj\s*<<[^>]*\(Second\)/.exec(text)?.[1];
    // The last one's neighbour becomes the one before it: a ring.
    const third = text.indexOf('(Third)');
    const ring = `${text.slice(0, third)}${text.slice(third).replace('/Prev', `/Next ${second} 0 R /Prev`)}`;
    const read = await pdfiumPages(Buffer.from(ring, 'latin1'));
    expect(marksOf(read).bookmarks.map((here) => here.map(({ title }) => title))).toEqual([['First'], ['Second'], ['Third']]);
    const lost = leanPages(Buffer.from(text.replace(/\/First \d+ 0 R/, '/First 999 0 R'), 'latin1'));
    expect(lost.ok && marksOf(lost.pages).bookmarks).toEqual([[], [], []]);
    const cut = leanPages(Buffer.from(text.replace('(First)', '(First '), 'latin1'));
    expect(cut.ok && cut.pages).toHaveLength(3);
  });
});

describe('page labels', () => {
  it('are told as a viewer shows them', async () => {
    const { labels } = await readMarks(9, {
      labels: [{ from: 0, style: 'r' }, { from: 2, style: 'D', prefix: 'Ana-' }, { from: 4, style: 'D', prefix: 'Bảo-', start: 7 }, { from: 6, style: 'A', start: 27 }, { from: 8, prefix: 'End' }],
    });
    expect(labels).toEqual(['i', 'ii', 'Ana-1', 'Ana-2', 'Bảo-7', 'Bảo-8', 'AA', 'BB', 'End']);
  });

  it('are none where the file has none', async () => {
    expect((await readMarks(2, {})).labels).toEqual([null, null]);
  });
});
