import { useEffect, useRef, type ReactElement } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useStore } from 'zustand';
import { rowAt, type PagedRowsStore } from '../store/paged-rows';
import { Notice } from './notice';
import './paged-list.css';

type PagedListProps<Row> = {
  readonly rows: PagedRowsStore<Row>;
  readonly label: string;
  /** The height of a usual row; each is measured once it is seen. */
  readonly estimatedRowPx: number;
  readonly row: (row: Row) => ReactElement;
};

/** A long list to read in a frame of its own; rows are read and made only where they are seen. */
export function PagedList<Row>({ rows, label, estimatedRowPx, row }: PagedListProps<Row>): ReactElement {
  const state = useStore(rows.store);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: state.total ?? 0, getScrollElement: () => scroller.current, estimateSize: () => estimatedRowPx, overscan: 6 });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => rows.ensure(first, last), [rows, first, last]);

  if (state.failure) return <Notice tone="stop">{state.failure}</Notice>;
  return (
    <div className="paged-list" ref={scroller} tabIndex={0} role="region" aria-label={label}>
      <ul style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map((item) => {
          const known = rowAt(state, item.index);
          return (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className="paged-row"
              style={{ transform: `translateY(${item.start}px)` }}
              aria-setsize={state.total ?? -1}
              aria-posinset={item.index + 1}
            >
              {known === undefined ? <span className="soft">Reading</span> : row(known)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
