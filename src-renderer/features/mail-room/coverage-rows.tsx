import { useEffect, useRef, type ReactElement } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useStore } from 'zustand';
import type { CoverageEntryView } from '@shared/ipc/mail-room-views';
import { rowAt, type PagedRowsStore } from '../../store/paged-rows';
import { Notice } from '../../ui/notice';
import { gradeName } from '../../words/kinds';

const ESTIMATED_ROW_PX = 44;

/** The people of one list; rows are read and made only where they are seen. */
export function CoverageRows({ rows, label }: { readonly rows: PagedRowsStore<CoverageEntryView>; readonly label: string }): ReactElement {
  const state = useStore(rows.store);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: state.total ?? 0, getScrollElement: () => scroller.current, estimateSize: () => ESTIMATED_ROW_PX, overscan: 6 });
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
            <Row entry={rowAt(state, item.index)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Row({ entry }: { readonly entry: CoverageEntryView | undefined }): ReactElement {
  if (!entry) return <span className="soft">Reading</span>;
  const { student, ssid, school, grade, note } = entry;
  return (
    <>
      <span className="problem-place">
        {student ?? 'No name'} <span className="soft small">{[ssid, ...(grade === null ? [] : [gradeName(grade)]), ...(school === null ? [] : [`school ${school}`])].join(', ')}</span>
      </span>
      <span>{note}.</span>
    </>
  );
}
