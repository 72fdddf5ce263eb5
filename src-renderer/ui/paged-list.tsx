import { useCallback, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { rowAt, type PagedRowsStore } from '../store/paged-rows';
import { LongList } from './long-list';
import { Notice } from './notice';

type PagedListProps<Row> = {
  readonly rows: PagedRowsStore<Row>;
  readonly label: string;
  /** The height of a usual row; each is measured once it is seen. */
  readonly estimatedRowPx: number;
  readonly row: (row: Row) => ReactElement;
};

/** A long list whose rows are read where they are seen. */
export function PagedList<Row>({ rows, label, estimatedRowPx, row }: PagedListProps<Row>): ReactElement {
  const state = useStore(rows.store);
  const onSeen = useCallback((first: number, last: number) => rows.ensure(first, last), [rows]);
  const rowOf = (index: number): ReactElement => {
    const known = rowAt(state, index);
    return known === undefined ? <span className="soft">Reading</span> : row(known);
  };

  if (state.failure) return <Notice tone="stop">{state.failure}</Notice>;
  return <LongList label={label} count={state.total ?? 0} setSize={state.total ?? -1} estimatedRowPx={estimatedRowPx} row={rowOf} onSeen={onSeen} />;
}
