import { useId, useRef, type KeyboardEvent, type ReactElement } from 'react';
import type { BatchView } from '@shared/ipc/plan-view';
import { selectBatch, useSelectionStore } from '../../store/selection-store';
import { Flag } from '../../ui/flag';
import { batchTitle } from '../../words/batch-names';
import { countOf, formatNumber, rangeOf } from '../../words/counts';
import './batch-list.css';

/** The batches in the order of printing; the arrow keys move through them. */
export function BatchList({ batches }: { readonly batches: readonly BatchView[] }): ReactElement {
  const selected = useSelectionStore((state) => state.batchId);
  const list = useRef<HTMLUListElement>(null);
  const headingId = useId();
  const at = batches.findIndex(({ id }) => id === selected);

  const onKeyDown = (event: KeyboardEvent): void => {
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: batches.length - 1 }[event.key];
    const batch = target === undefined ? undefined : batches[target];
    if (!batch) return;
    event.preventDefault();
    selectBatch(batch.id);
    list.current?.querySelectorAll<HTMLElement>('[role=option]')[target ?? 0]?.focus();
  };

  return (
    <section className="batches" aria-labelledby={headingId}>
      <h2 id={headingId}>{countOf(batches.length, 'batch', 'batches')}</h2>
      <ul ref={list} className="batch-list" role="listbox" aria-labelledby={headingId} onKeyDown={onKeyDown}>
        {batches.map((batch, index) => (
          <li
            key={batch.id}
            role="option"
            aria-selected={batch.id === selected}
            tabIndex={batch.id === selected || (at < 0 && index === 0) ? 0 : -1}
            className="batch"
            onClick={() => selectBatch(batch.id)}
          >
            <span className="batch-title">{batchTitle(batch)}</span>
            <span className="batch-counts">
              <span>{countOf(batch.packets, 'packet')}</span>
              <span>{countOf(batch.sheets, 'sheet')}</span>
              <span>{countOf(batch.blanks, 'blank')}</span>
            </span>
            <span className="soft small batch-id">
              {batch.id} · {batch.packets === 1 ? 'piece' : 'pieces'} {rangeOf(batch.firstPiece, batch.lastPiece)}
            </span>
            {batch.toCheck > 0 && (
              <Flag tone="care" icon="caution">
                {formatNumber(batch.toCheck)} to check<span className="visually-hidden"> in the envelope’s window</span>
              </Flag>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
