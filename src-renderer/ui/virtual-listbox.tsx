import { useEffect, useId, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRootFontSize } from './use-root-font-size';
import './virtual-listbox.css';

export type VirtualListboxProps = {
  /** A class of the list, for its place. */
  readonly className: string;
  readonly labelledBy: string;
  readonly count: number;
  /** The height of a row, in rem. */
  readonly rowRem: number;
  /** What a row shows, also while it has not been read. */
  readonly row: (index: number) => ReactElement | null;
  /** The selected row, -1 for none. */
  readonly selected: number;
  readonly onSelect: (index: number) => void;
  /** Changes where `count` rows of another list are shown. */
  readonly list?: number;
  /** Called with the rows that are about to be seen, first and last. */
  readonly onSeen?: (first: number, last: number) => void;
};

/** A list of any length: only the rows in sight exist. The list itself holds the focus and names its active row. */
export function VirtualListbox({ className, labelledBy, count, rowRem, row, selected, onSelect, list = 0, onSeen }: VirtualListboxProps): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const rowPx = rowRem * useRootFontSize();
  const listId = useId();
  const virtual = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => rowPx, overscan: 6 });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;

  useEffect(() => virtual.measure(), [virtual, rowPx]);
  useEffect(() => {
    if (count > 0) onSeen?.(first, last);
  }, [onSeen, list, count, first, last]);
  useEffect(() => {
    if (selected >= 0 && selected < count) virtual.scrollToIndex(selected, { align: 'auto' });
  }, [virtual, selected, count, rowPx]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowPx) / rowPx) - 1);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: selected + 1,
      ArrowUp: selected - 1,
      PageDown: selected + page,
      PageUp: selected - page,
      Home: 0,
      End: count - 1,
    };
    const target = moves[event.key];
    if (target === undefined || count === 0) return;
    event.preventDefault();
    onSelect(Math.max(0, Math.min(count - 1, target)));
  };

  const isMade = items.some(({ index }) => index === selected);
  return (
    <div
      ref={scroller}
      className={`virtual-list ${className}`}
      role="listbox"
      aria-labelledby={labelledBy}
      aria-activedescendant={isMade ? `${listId}-${selected}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map(({ index, start, size }) => (
          <div
            key={index}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === selected}
            aria-setsize={count}
            aria-posinset={index + 1}
            className="virtual-row"
            style={{ height: size, transform: `translateY(${start}px)` }}
            onClick={() => onSelect(index)}
          >
            {row(index)}
          </div>
        ))}
      </div>
    </div>
  );
}
