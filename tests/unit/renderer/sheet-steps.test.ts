import { describe, expect, it } from 'vitest';
import { clampSheet, packetOfSheet, stepSheet, type SheetStep } from '../../../src-renderer/store/sheet-steps';

const batch = { sheets: 9, sheetsPerPacket: 3, separatorsBefore: [] };
/** Separator, packet, packet, separator, packet. */
const parted = { sheets: 8, sheetsPerPacket: 2, separatorsBefore: [0, 2] };

describe('stepping through the sheets of a batch', () => {
  it.each<[SheetStep, readonly number[]]>([
    ['next-sheet', [1, 2, 3, 4, 5, 6, 7, 8, 8]],
    ['previous-sheet', [0, 0, 1, 2, 3, 4, 5, 6, 7]],
    ['next-packet', [3, 3, 3, 6, 6, 6, 6, 7, 8]],
    ['previous-packet', [0, 0, 0, 0, 3, 3, 3, 6, 6]],
    ['first', [0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['last', [8, 8, 8, 8, 8, 8, 8, 8, 8]],
  ])('%s', (step, targets) => {
    expect(Array.from({ length: 9 }, (_, index) => stepSheet(batch, index, step))).toEqual(targets);
  });

  it('knows the packet of a sheet', () => {
    expect([0, 2, 3, 8].map((index) => packetOfSheet(batch, index))).toEqual([0, 0, 1, 2]);
  });

  it.each<[SheetStep, readonly number[]]>([
    ['next-packet', [1, 3, 3, 6, 6, 6, 6, 7]],
    ['previous-packet', [0, 1, 1, 1, 3, 3, 3, 6]],
  ])('%s passes separators over', (step, targets) => {
    expect(Array.from({ length: 8 }, (_, index) => stepSheet(parted, index, step))).toEqual(targets);
    expect(Array.from({ length: 8 }, (_, index) => packetOfSheet(parted, index))).toEqual([0, 0, 0, 1, 1, 2, 2, 2]);
  });

  it('stays inside the batch', () => {
    expect([-5, 4, 900].map((index) => clampSheet(batch, index))).toEqual([0, 4, 8]);
    expect(clampSheet({ sheets: 0 }, 3)).toBe(0);
  });
});
