import type { WrittenBlock } from '@shared/domain/envelope/cover-sheet';
import type { InserterMark } from '@shared/domain/envelope/inserter/inserter-mark';
import type { ShiftPt } from '@shared/domain/envelope/shift';
import { pointsToMillimetres } from '@shared/domain/geometry/units';
import type { SheetView, SideView } from '@shared/ipc/views';
import { countOf, formatNumber } from './counts';

/** `Sheet 3 of 41, back: blank`: what a side is, for those who don't see it. */
export function sideText(sheet: Pick<SheetView, 'index'>, sheets: number, which: 'front' | 'back', side: SideView): string {
  return `Sheet ${formatNumber(sheet.index + 1)} of ${formatNumber(sheets)}, ${which}: ${whatIsOn(side)}`;
}

function whatIsOn(side: SideView): string {
  if (side.kind === 'blank') return 'blank';
  if (side.kind === 'cover-sheet') return [side.cover.sender ? 'cover sheet with the address and the return address' : 'cover sheet with the address', ...numberWords(side.cover.number), ...markWords(side.mark)].join(', ');
  if (side.kind === 'cover-letter') return [`cover letter, page ${formatNumber(side.pageNumber)}`, ...markWords(side.mark)].join(', ');
  if (side.kind === 'separator') return `separator: ${side.page.lines.map(({ text }) => text).join(', ')}`;
  return [`page ${formatNumber(side.pageNumber)} of the file`, ...changesOf(side)].join(', ');
}

/** What is changed of a page before it is printed. */
function changesOf({ shiftPt, taken, number, mark }: Extract<SideView, { kind: 'page' }>): readonly string[] {
  const lines = taken ? taken.areas.length : 0;
  return [
    ...(shiftPt ? [`moved ${directionWords(shiftPt)}`] : []),
    ...(taken && taken.addresses.length > 0 ? ['the old address taken out'] : lines > 0 ? [`${countOf(lines, 'line')} taken out`] : []),
    ...numberWords(number),
    ...markWords(mark),
  ];
}

const numberWords = (number: WrittenBlock | null | undefined): readonly string[] => (number ? [`numbered ${number.lines.map(({ text }) => text.replaceAll('  ', ' ')).join(' ')}`] : []);

const markWords = (mark: InserterMark | null): readonly string[] => (mark ? ['with inserter marks'] : []);

const millimetres = (points: number): string => `${formatNumber(Math.round(pointsToMillimetres(Math.abs(points)) * 10) / 10)} mm`;

function directionWords({ xPt, yPt }: ShiftPt): string {
  return [...(xPt === 0 ? [] : [`${millimetres(xPt)} ${xPt > 0 ? 'right' : 'left'}`]), ...(yPt === 0 ? [] : [`${millimetres(yPt)} ${yPt > 0 ? 'down' : 'up'}`])].join(' and ');
}
