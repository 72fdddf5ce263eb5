import { useEffect, useRef, type ReactElement } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useStore } from 'zustand';
import type { ProblemView } from '@shared/ipc/views';
import { rowAt, type PagedRowsStore } from '../store/paged-rows';
import { formatNumber } from '../words/counts';
import { Notice } from './notice';
import { ProblemAction } from './problem-action';
import './problem-rows.css';

const ESTIMATED_ROW_PX = 64;

/** Where each problem stands, what it is and what to do; rows are read and made only where they are seen. */
export function ProblemRows({ rows, label }: { readonly rows: PagedRowsStore<ProblemView>; readonly label: string }): ReactElement {
  const state = useStore(rows.store);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: state.total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATED_ROW_PX,
    overscan: 4,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => rows.ensure(first, last), [rows, first, last]);

  if (state.failure) return <Notice tone="stop">{state.failure}</Notice>;
  return (
    <div className="problem-rows" ref={scroller} tabIndex={0} role="region" aria-label={label}>
      <ul style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map((item) => (
          <li
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            className="problem-row"
            style={{ transform: `translateY(${item.start}px)` }}
            aria-setsize={state.total ?? -1}
            aria-posinset={item.index + 1}
          >
            <ProblemRow problem={rowAt(state, item.index)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ProblemRow({ problem }: { readonly problem: ProblemView | undefined }): ReactElement {
  if (!problem) return <span className="soft">Reading</span>;
  const { downloadName, entry, firstPage, message } = problem;
  return (
    <>
      <span className="problem-place">
        {entry ?? downloadName}
        {firstPage !== null && `, page ${formatNumber(firstPage)}`}
      </span>
      {entry !== null && <span className="soft small problem-place">{downloadName}</span>}
      <span>{message}</span>
      <span className="problem-action">
        <ProblemAction problem={problem} />
      </span>
    </>
  );
}
