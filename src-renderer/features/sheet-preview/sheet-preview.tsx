import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { BatchView } from '@shared/ipc/plan-view';
import { rowAt } from '../../store/paged-rows';
import { sheetRows, useSheetRows } from '../../store/rows-store';
import { selectSheet, useSelectionStore } from '../../store/selection-store';
import { clampSheet, stepSheet, type SheetStep } from '../../store/sheet-steps';
import { Notice } from '../../ui/notice';
import { useElementSize } from '../../ui/use-element-size';
import { useRootFontSize } from '../../ui/use-root-font-size';
import { Paper } from './paper';
import { fitPapers } from './fit-papers';
import { SheetControls } from './sheet-controls';
import './sheet-preview.css';
import { usePrefetch } from './use-prefetch';

const KEYS: Readonly<Record<string, SheetStep>> = {
  ArrowRight: 'next-sheet',
  ArrowLeft: 'previous-sheet',
  PageDown: 'next-packet',
  PageUp: 'previous-packet',
  Home: 'first',
  End: 'last',
};
/** Sheets read on either side of the one shown, so that stepping on never waits for them. */
const READ_AROUND = 20;

/** The selected sheet as paper: front and back side by side, in colour, blanks as blanks. */
export function SheetPreview({ batch }: { readonly batch: BatchView }): ReactElement {
  const sheetIndex = clampSheet(batch, useSelectionStore((state) => state.sheetIndex));
  const sheet = useSheetRows((rows) => rowAt(rows, sheetIndex));
  const { failure, list } = useSheetRows(useShallow(({ failure, list }) => ({ failure, list })));
  const isMissing = sheet === undefined;
  const stage = useRef<HTMLDivElement>(null);
  const size = useElementSize(stage);
  const paper = fitPapers(size, useRootFontSize());

  useEffect(
    () => sheetRows.ensure(clampSheet(batch, sheetIndex - READ_AROUND), clampSheet(batch, sheetIndex + READ_AROUND)),
    [batch, sheetIndex, list, isMissing],
  );
  usePrefetch(batch, sheetIndex, paper.width);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = KEYS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    selectSheet(stepSheet(batch, sheetIndex, step));
  };

  return (
    <div className="sheet-preview">
      <SheetControls batch={batch} sheetIndex={sheetIndex} />
      {failure && <Notice tone="stop">{failure}</Notice>}
      <div
        ref={stage}
        className="sheet-stage"
        tabIndex={0}
        role="group"
        aria-label="Sheet, front and back. Arrow keys turn sheets, Page Up and Page Down turn packets."
        onKeyDown={onKeyDown}
      >
        {(['front', 'back'] as const).map((which) => (
          <Paper key={which} which={which} sheet={sheet} sheets={batch.sheets} width={paper.width} height={paper.height} />
        ))}
      </div>
    </div>
  );
}
