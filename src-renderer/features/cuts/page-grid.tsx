import { useEffect, useId, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '@shared/domain/geometry/units';
import type { EntryPageView } from '@shared/ipc/views';
import { PageCanvas } from '../../pdf/page-canvas';
import { entryPages, selectPage, stepBeginning, toggleBeginning, useEntryPages, useEntryStore } from '../../store/entry-store';
import { rowAt } from '../../store/paged-rows';
import { useElementSize } from '../../ui/use-element-size';
import { useRootFontSize } from '../../ui/use-root-font-size';
import { formatNumber } from '../../words/counts';
import { signWords } from '../../words/page-signs';

/** A thumbnail's width, the room around it, and the lines under it; the stylesheet says the same. */
const THUMB_REM = 7;
const CELL_REM = 8.25;
const CAPTION_REM = 3.25;

type PageGridProps = { readonly entryIndex: number; readonly count: number; readonly beginnings: readonly number[] };

/** Every page of a file, of any length, as a thumbnail: only the rows in sight exist. The grid holds the focus and names its active page. */
export function PageGrid({ entryIndex, count, beginnings }: PageGridProps): ReactElement {
  const active = Math.min(useEntryStore((state) => state.page), count);
  const pages = useEntryPages((rows) => rows);
  const scroller = useRef<HTMLDivElement>(null);
  const gridId = useId();
  const rem = useRootFontSize();
  const { width } = useElementSize(scroller);
  const columns = Math.max(1, Math.floor(width / (CELL_REM * rem)));
  const thumb = { width: Math.round(THUMB_REM * rem), height: Math.round((THUMB_REM * rem * LETTER_HEIGHT_PT) / LETTER_WIDTH_PT) };
  const rowPx = thumb.height + CAPTION_REM * rem;
  const virtual = useVirtualizer({ count: Math.ceil(count / columns), getScrollElement: () => scroller.current, estimateSize: () => rowPx, overscan: 2 });
  const rows = virtual.getVirtualItems();
  const firstIndex = (rows[0]?.index ?? 0) * columns;
  const lastIndex = Math.min(count - 1, ((rows.at(-1)?.index ?? 0) + 1) * columns - 1);
  const isBeginning = new Set([1, ...beginnings]);

  useEffect(() => virtual.measure(), [virtual, rowPx, columns]);
  useEffect(() => entryPages.ensure(firstIndex, lastIndex), [pages.list, firstIndex, lastIndex]);
  useEffect(() => virtual.scrollToIndex(Math.floor((active - 1) / columns), { align: 'auto' }), [virtual, active, columns, rowPx]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const screen = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowPx) / rowPx)) * columns;
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: active + 1,
      ArrowLeft: active - 1,
      ArrowDown: active + columns,
      ArrowUp: active - columns,
      PageDown: active + screen,
      PageUp: active - screen,
      Home: 1,
      End: count,
    };
    const acts: Readonly<Record<string, () => void>> = { ' ': () => toggleBeginning(active), Enter: () => toggleBeginning(active), n: () => stepBeginning(1), p: () => stepBeginning(-1) };
    const target = moves[event.key];
    const act = acts[event.key];
    if (target === undefined && !act) return;
    event.preventDefault();
    if (act) act();
    else if (target !== undefined) selectPage(Math.max(1, Math.min(count, target)));
  };

  const isMade = active - 1 >= firstIndex && active - 1 <= lastIndex;
  return (
    <div
      ref={scroller}
      className="page-grid"
      role="listbox"
      aria-multiselectable="true"
      aria-label="Pages. Arrow keys move, Space sets or takes away a beginning, N and P go to the next and previous beginning."
      aria-activedescendant={isMade ? `${gridId}-${active}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {rows.map((row) => (
          <div key={row.index} role="presentation" className="page-grid-row" style={{ transform: `translateY(${row.start}px)`, height: row.size }}>
            {Array.from({ length: Math.min(columns, count - row.index * columns) }, (_, column) => {
              const page = row.index * columns + column + 1;
              return (
                <div
                  key={page}
                  id={`${gridId}-${page}`}
                  role="option"
                  aria-selected={isBeginning.has(page)}
                  aria-setsize={count}
                  aria-posinset={page}
                  className="page-cell"
                  data-active={page === active}
                  data-begins={isBeginning.has(page)}
                  data-unassigned={rowAt(pages, page - 1)?.isUnassigned}
                  onClick={() => selectPage(page)}
                  onDoubleClick={() => toggleBeginning(page)}
                >
                  <span className="visually-hidden">{labelOf(page, isBeginning.has(page), rowAt(pages, page - 1))}</span>
                  <div className="page-thumb" style={thumb} aria-hidden="true">
                    <PageCanvas entryIndex={entryIndex} pageNumber={page} width={thumb.width} height={thumb.height} />
                  </div>
                  <Caption page={page} begins={isBeginning.has(page)} row={rowAt(pages, page - 1)} />
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

const labelOf = (page: number, begins: boolean, row: EntryPageView | undefined): string =>
  [
    `Page ${formatNumber(page)}${begins ? ', a report begins here' : ''}${row?.isUnassigned ? ', belongs to no report' : ''}`,
    ...(row?.signs.map(signWords) ?? []),
  ].join('. ');

/** The page's number and what it is, told in words and not by colour alone. */
function Caption({ page, begins, row }: { readonly page: number; readonly begins: boolean; readonly row: EntryPageView | undefined }): ReactElement {
  const what = row?.isUnassigned ? 'No report' : begins ? 'Begins here' : row?.begins === 'copy' ? 'Another language' : '';
  return (
    <span className="page-caption" aria-hidden="true">
      <span>{formatNumber(page)}</span>
      <span className="page-caption-what">{begins && row?.isUnassigned ? 'Begins, no report' : what}</span>
    </span>
  );
}
