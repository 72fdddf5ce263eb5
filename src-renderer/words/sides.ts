import type { SheetView, SideView } from '@shared/ipc/views';
import { formatNumber } from './counts';

/** `Sheet 3 of 41, back: blank`: what a side is, for those who don't see it. */
export function sideText(sheet: Pick<SheetView, 'index'>, sheets: number, which: 'front' | 'back', side: SideView): string {
  const what = side.kind === 'blank' ? 'blank' : side.kind === 'cover-sheet' ? 'cover sheet with the address' : `page ${formatNumber(side.pageNumber)} of the file`;
  return `Sheet ${formatNumber(sheet.index + 1)} of ${formatNumber(sheets)}, ${which}: ${what}`;
}
