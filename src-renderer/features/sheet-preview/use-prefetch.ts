import { useEffect } from 'react';
import type { BatchView } from '@shared/ipc/plan-view';
import { PRIORITY } from '../../pdf/render-queue';
import { pictureOf } from '../../pdf/side-pictures';
import { rowAt } from '../../store/paged-rows';
import { useSheetRows } from '../../store/rows-store';

/** Draws the sheets next to the one shown while nothing else is to be drawn. */
export function usePrefetch(batch: BatchView, sheetIndex: number, width: number): void {
  const next = useSheetRows((rows) => rowAt(rows, sheetIndex + 1));
  const previous = useSheetRows((rows) => rowAt(rows, sheetIndex - 1));
  useEffect(() => {
    if (width === 0) return undefined;
    const control = new AbortController();
    const widthPx = width * window.devicePixelRatio;
    for (const side of [next?.front, next?.back, previous?.front, previous?.back]) {
      if (side?.kind !== 'page') continue;
      // What can't be drawn ahead is said where it is shown.
      pictureOf({ ...side, widthPx }, PRIORITY.next, control.signal).catch(() => undefined);
    }
    return () => control.abort();
  }, [batch, next, previous, width]);
}
