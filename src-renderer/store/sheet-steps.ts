import { firstSheetOf, placeOfSheet, type BatchOfSheets } from '@shared/domain/packets/batch-sheets';

export type SheetStep = 'next-sheet' | 'previous-sheet' | 'next-packet' | 'previous-packet' | 'first' | 'last';

/** The packet (from 0 in its batch) that a sheet belongs to; a separator belongs to the packet behind it. */
export const packetOfSheet = (batch: BatchOfSheets, sheetIndex: number): number => placeOfSheet(batch, sheetIndex).packetIndex;

export const clampSheet = ({ sheets }: Pick<BatchOfSheets, 'sheets'>, sheetIndex: number): number => Math.max(0, Math.min(sheetIndex, sheets - 1));

/**
 * The sheet that a step leads to, within the batch.
 * A step back by packet goes to the start of the present packet first, as players of music do.
 */
export function stepSheet(batch: BatchOfSheets, sheetIndex: number, step: SheetStep): number {
  const { sheets } = batch;
  const { packetIndex, isSeparator } = placeOfSheet(batch, sheetIndex);
  const firstOfPacket = firstSheetOf(batch, packetIndex);
  const firstOfNext = firstSheetOf(batch, isSeparator ? packetIndex : packetIndex + 1);
  const targets: Record<SheetStep, number> = {
    'next-sheet': sheetIndex + 1,
    'previous-sheet': sheetIndex - 1,
    'next-packet': firstOfNext < sheets ? firstOfNext : sheetIndex,
    'previous-packet': sheetIndex > firstOfPacket ? firstOfPacket : packetIndex > 0 ? firstSheetOf(batch, packetIndex - 1) : sheetIndex,
    first: 0,
    last: sheets - 1,
  };
  return clampSheet(batch, targets[step]);
}
