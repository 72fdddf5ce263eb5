import type { SheetView, SideView } from '@shared/ipc/views';
import { formatNumber } from './counts';

/** `Sheet 3 of 41, back: blank`: what a side is, for those who don't see it. */
export function sideText(sheet: Pick<SheetView, 'index'>, sheets: number, which: 'front' | 'back', side: SideView): string {
  return `Sheet ${formatNumber(sheet.index + 1)} of ${formatNumber(sheets)}, ${which}: ${whatIsOn(side)}`;
}

function whatIsOn(side: SideView): string {
  if (side.kind === 'blank') return 'blank';
  if (side.kind === 'cover-sheet') return 'cover sheet with the address';
  if (side.kind === 'separator') return `separator: ${side.page.lines.map(({ text }) => text).join(', ')}`;
  return `page ${formatNumber(side.pageNumber)} of the file`;
}
