import type { Batch } from './plan';

/** A batch as its sheets are counted: packets of one sheet count, and separator sheets before the packets named (places in the batch, from 0, rising). */
export type BatchOfSheets = { readonly sheets: number; readonly sheetsPerPacket: number; readonly separatorsBefore: readonly number[] };

export const sheetsOfBatch = ({ sheets, sheetsPerPacket, separators }: Pick<Batch, 'sheets' | 'sheetsPerPacket' | 'separators'>): BatchOfSheets => ({
  sheets,
  sheetsPerPacket,
  separatorsBefore: separators.map(({ beforeIndex }) => beforeIndex),
});

/** What a sheet of a batch is: sheet `sheet` (from 0) of a packet, or the separator that stands before it. */
export type SheetPlace = { readonly packetIndex: number; readonly sheet: number; readonly isSeparator: boolean };

/** The first sheet of a packet in its batch, from 0. */
export const firstSheetOf = ({ sheetsPerPacket, separatorsBefore }: BatchOfSheets, packetIndex: number): number =>
  packetIndex * sheetsPerPacket + separatorsBefore.filter((before) => before <= packetIndex).length;

/** What stands on a sheet (from 0 in its batch). */
export const placeOfSheet = ({ sheetsPerPacket, separatorsBefore }: BatchOfSheets, sheetIndex: number): SheetPlace => {
  const passed = separatorsBefore.filter((before, index) => before * sheetsPerPacket + index <= sheetIndex);
  const last = passed.at(-1);
  if (last !== undefined && last * sheetsPerPacket + passed.length - 1 === sheetIndex) return { packetIndex: last, sheet: 0, isSeparator: true };
  const own = sheetIndex - passed.length;
  return { packetIndex: Math.floor(own / sheetsPerPacket), sheet: own % sheetsPerPacket, isSeparator: false };
};
