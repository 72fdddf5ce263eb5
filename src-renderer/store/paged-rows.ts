import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Page, Range } from '@shared/ipc/contract';
import type { Result } from '@shared/ipc/result';

export type PagedRows<Row> = {
  /** Tells one list from the next: rows seen of the last one have to be asked for again. */
  readonly list: number;
  /** Rows of the whole list, null until the first page has come. */
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, readonly Row[]>;
  /** Sentence where a page could not be read. */
  readonly failure: string | null;
};

/** A long list that is read page by page as it is looked at. */
export type PagedRowsStore<Row> = {
  readonly store: StoreApi<PagedRows<Row>>;
  /** Another list: forgets the rows and the answers that are still on their way. */
  readonly reset: (read: ((range: Range) => Promise<Result<Page<Row>>>) | null) => void;
  /** Reads what is missing of the rows `from` to `to` (both included, from 0). */
  readonly ensure: (from: number, to: number) => void;
};

export const ROWS_PER_PAGE = 100;
const MOST_PAGES = 40;

const nothing = { list: 0, total: null, pages: new Map<number, never>(), failure: null };

export function createPagedRows<Row>(): PagedRowsStore<Row> {
  const store = createStore<PagedRows<Row>>(() => nothing);
  let read: ((range: Range) => Promise<Result<Page<Row>>>) | null = null;
  const underway = new Set<number>();

  const take = async (page: number): Promise<void> => {
    const asked = store.getState().list;
    if (!read || underway.has(page) || store.getState().pages.has(page)) return;
    underway.add(page);
    const answer = await read({ from: page * ROWS_PER_PAGE, count: ROWS_PER_PAGE });
    if (asked !== store.getState().list) return;
    underway.delete(page);
    if (!answer.ok) {
      store.setState({ failure: answer.failure.message });
      return;
    }
    store.setState(({ pages }) => ({ total: answer.value.total, pages: withPage(pages, page, answer.value.rows), failure: null }));
  };

  return {
    store,
    reset: (next) => {
      underway.clear();
      read = next;
      store.setState(({ list }) => ({ ...nothing, list: list + 1 }));
    },
    ensure: (from, to) => {
      const last = Math.floor(Math.max(from, to) / ROWS_PER_PAGE);
      for (let page = Math.max(0, Math.floor(from / ROWS_PER_PAGE)); page <= last; page += 1) void take(page);
    },
  };
}

/** The pages with one more; of too many, those that came first go. */
function withPage<Row>(pages: ReadonlyMap<number, readonly Row[]>, page: number, rows: readonly Row[]): ReadonlyMap<number, readonly Row[]> {
  return new Map([...pages, [page, rows] as const].slice(-MOST_PAGES));
}

/** The row at `index` (from 0), undefined while it has not been read. */
export const rowAt = <Row>(rows: PagedRows<Row>, index: number): Row | undefined =>
  rows.pages.get(Math.floor(index / ROWS_PER_PAGE))?.[index % ROWS_PER_PAGE];
