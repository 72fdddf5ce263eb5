/** The sheets of a batch as they are stepped through: every packet of a batch has the same number of sheets. */
export type BatchOfSheets = { readonly sheets: number; readonly sheetsPerPacket: number };

export type SheetStep = 'next-sheet' | 'previous-sheet' | 'next-packet' | 'previous-packet' | 'first' | 'last';

/** The packet (from 0 in its batch) that a sheet belongs to. */
export const packetOfSheet = ({ sheetsPerPacket }: BatchOfSheets, sheetIndex: number): number => Math.floor(sheetIndex / sheetsPerPacket);

export const clampSheet = ({ sheets }: BatchOfSheets, sheetIndex: number): number => Math.max(0, Math.min(sheetIndex, sheets - 1));

/**
 * The sheet that a step leads to, within the batch.
 * A step back by packet goes to the start of the present packet first, as players of music do.
 */
export function stepSheet(batch: BatchOfSheets, sheetIndex: number, step: SheetStep): number {
  const { sheets, sheetsPerPacket } = batch;
  const firstOfPacket = packetOfSheet(batch, sheetIndex) * sheetsPerPacket;
  const targets: Record<SheetStep, number> = {
    'next-sheet': sheetIndex + 1,
    'previous-sheet': sheetIndex - 1,
    'next-packet': firstOfPacket + sheetsPerPacket < sheets ? firstOfPacket + sheetsPerPacket : sheetIndex,
    'previous-packet': sheetIndex > firstOfPacket ? firstOfPacket : firstOfPacket - sheetsPerPacket,
    first: 0,
    last: sheets - 1,
  };
  return clampSheet(batch, targets[step]);
}
