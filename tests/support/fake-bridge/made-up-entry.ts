import type { Page, Range } from '@shared/ipc/contract';
import type { EntryPageView, EntryReportView, EntryView } from '@shared/ipc/views';
import { nameOf } from './made-up-run';

/** A made-up combined file of twelve pages with three reports; its cuts can be placed. */
export type MadeUpEntry = {
  readonly pageCount: number;
  readonly describe: (entryIndex: number) => EntryView;
  readonly reports: (range: Range) => Page<EntryReportView>;
  readonly pages: (range: Range) => Page<EntryPageView>;
  readonly look: () => void;
  readonly cut: (beginnings: readonly number[] | null) => void;
};

const PAGES = 12;
const FOUND = [1, 5, 9] as const;

export function makeUpEntry(): MadeUpEntry {
  let placed: readonly number[] | null = null;
  let isLookedAt = false;
  const beginnings = (): readonly number[] => placed ?? FOUND;
  const reports = (): EntryReportView[] =>
    beginnings().map((firstPage, index) => ({
      reportId: `d0-e0-p${firstPage}`,
      firstPage,
      pages: (beginnings()[index + 1] ?? PAGES + 1) - firstPage,
      student: nameOf(firstPage),
      ssid: String(1_000_000_000 + firstPage),
      grade: '05',
      school: '0126870',
      kind: 'sb-ela-math',
      copies: [{ language: 'en', firstPage, pages: 4 }],
      downloadDate: '2025-06-12',
      address: [nameOf(firstPage), '12 Elm St', 'Fresno, CA 93702'],
      grounds: 0b1_1010_0111,
      problems: [],
      corrected: [],
      was: { ssid: String(1_000_000_000 + firstPage), student: nameOf(firstPage), kind: 'sb-ela-math', grade: '05', school: '0126870' },
      isSsidOpen: false,
    }));
  const part = <Row>(all: readonly Row[], { from, count }: Range): Page<Row> => ({ total: all.length, rows: all.slice(from, from + count) });
  return {
    pageCount: PAGES,
    describe: (entryIndex) => ({
      entryIndex,
      name: 'Grade-5.pdf',
      downloadName: 'CAASPP_SSR_2025_Grade-3-to-8.zip',
      reports: beginnings().length,
      isPlaced: placed !== null,
      firstPages: beginnings(),
      beginnings: isLookedAt ? beginnings() : null,
    }),
    reports: (range) => part(reports(), range),
    pages: (range) =>
      part(
        Array.from({ length: PAGES }, (_, index): EntryPageView => ({
          pageNumber: index + 1,
          signs: [{ what: 'page-number', page: (index % 4) + 1, of: 4 }],
          begins: beginnings().includes(index + 1) ? 'report' : null,
          isUnassigned: false,
          reason: null,
        })),
        range,
      ),
    look: () => {
      isLookedAt = true;
    },
    cut: (next) => {
      isLookedAt = true;
      placed = next;
    },
  };
}
