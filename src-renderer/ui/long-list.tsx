import { useEffect, useRef, type ReactElement } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import './long-list.css';

type LongListProps = {
  readonly label: string;
  readonly count: number;
  /** -1 where it is not known yet. */
  readonly setSize?: number;
  /** The height of a usual row; each is measured once it is seen. */
  readonly estimatedRowPx: number;
  readonly row: (index: number) => ReactElement;
  /** What a row is told apart by; its place where that says enough. */
  readonly keyOf?: (index: number) => string | number;
  /** Called with the rows that are about to be seen, first and last. */
  readonly onSeen?: (first: number, last: number) => void;
};

/** A list of any length to read in a frame of its own: only the rows in sight exist. */
export function LongList({ label, count, setSize = count, estimatedRowPx, row, keyOf = (index) => index, onSeen }: LongListProps): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => estimatedRowPx, getItemKey: keyOf, overscan: 6 });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onSeen?.(first, last), [onSeen, first, last]);
  return (
    <div className="long-list" ref={scroller} tabIndex={0} role="region" aria-label={label}>
      <ul style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map(({ key, index, start }) => (
          <li key={key} ref={virtual.measureElement} data-index={index} className="long-row" style={{ transform: `translateY(${start}px)` }} aria-setsize={setSize} aria-posinset={index + 1}>
            {row(index)}
          </li>
        ))}
      </ul>
    </div>
  );
}
