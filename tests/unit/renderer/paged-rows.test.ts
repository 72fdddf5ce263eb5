import { describe, expect, it, vi } from 'vitest';
import type { Page, Range } from '@shared/ipc/contract';
import { failed, succeeded, type Result } from '@shared/ipc/result';
import { createPagedRows, rowAt, ROWS_PER_PAGE } from '../../../src-renderer/store/paged-rows';

const numbers = (total: number) =>
  vi.fn(async ({ from, count }: Range): Promise<Result<Page<number>>> =>
    succeeded({ total, rows: Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, offset) => from + offset) }),
  );

describe('rows read page by page', () => {
  it('reads only the pages that are looked at, each once', async () => {
    const rows = createPagedRows<number>();
    const read = numbers(50_000);
    rows.reset(read);
    rows.ensure(49_950, 49_999);
    rows.ensure(49_960, 49_970);
    await vi.waitFor(() => expect(rows.store.getState().total).toBe(50_000));
    rows.ensure(49_900, 49_999);
    expect(read.mock.calls).toEqual([[{ from: 49_900, count: ROWS_PER_PAGE }]]);
    expect(rowAt(rows.store.getState(), 49_999)).toBe(49_999);
    expect(rowAt(rows.store.getState(), 0)).toBeUndefined();
  });

  it('reads every page that a span touches', async () => {
    const rows = createPagedRows<number>();
    const read = numbers(1_000);
    rows.reset(read);
    rows.ensure(90, 210);
    expect(read.mock.calls.map(([{ from }]) => from)).toEqual([0, 100, 200]);
  });

  it('drops an answer that comes after the list was changed', async () => {
    const rows = createPagedRows<number>();
    let answer: (page: Result<Page<number>>) => void = () => undefined;
    rows.reset(() => new Promise((resolve) => (answer = resolve)));
    rows.ensure(0, 0);
    rows.reset(numbers(3));
    rows.ensure(0, 0);
    answer(succeeded({ total: 99, rows: [7] }));
    await vi.waitFor(() => expect(rows.store.getState().total).toBe(3));
    expect(rowAt(rows.store.getState(), 0)).toBe(0);
  });

  it('keeps a bounded number of pages', async () => {
    const rows = createPagedRows<number>();
    rows.reset(numbers(50_000));
    rows.ensure(0, 49_999);
    await vi.waitFor(() => expect(rowAt(rows.store.getState(), 49_999)).toBe(49_999));
    expect(rows.store.getState().pages.size).toBe(40);
  });

  it('says why a page could not be read, and tries again when asked', async () => {
    const rows = createPagedRows<number>();
    const read = vi.fn<(range: Range) => Promise<Result<Page<number>>>>().mockResolvedValueOnce(failed('gone', 'The plan is gone. Read the downloads again.')).mockImplementation(numbers(1));
    rows.reset(read);
    rows.ensure(0, 0);
    await vi.waitFor(() => expect(rows.store.getState().failure).toBe('The plan is gone. Read the downloads again.'));
    rows.ensure(0, 0);
    await vi.waitFor(() => expect(rows.store.getState()).toMatchObject({ total: 1, failure: null }));
  });
});
