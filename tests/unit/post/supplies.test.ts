import { RATE_TABLE } from '@shared/domain/post/rate-guard';
import { postageCents, RATES } from '@shared/domain/post/rates';
import { type MailPiece, pieceRanges, suppliesOf } from '@shared/domain/post/supplies';
import { packetInches, packetOunces } from '@shared/domain/post/weigh';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const pieces = (...sheets: readonly number[]): readonly MailPiece[] => sheets.map((count, index) => ({ piece: index + 1, batch: `${count}-sheets`, sheets: count, zip: '93650-1234' }));
const CHOICES = { paper: 20, mailClass: 'stamped', rates: RATES } as const;

describe('postage', () => {
  it.each([
    [0.4, 'stamped', 82],
    [1, 'stamped', 82],
    [1.01, 'stamped', 111],
    [2, 'metered', 107],
    [3.01, 'metered', 165],
    [3.5, 'stamped', 169],
    [3.51, 'stamped', null],
    [0.4, 'presort', null],
  ] as const)('of %d oz, %s, is %d cents', (ounces, mailClass, cents) => {
    expect(postageCents(ounces, mailClass, RATES)).toBe(cents);
  });
  it('is from a table that the guard takes, and one whose prices fall is refused', () => {
    expect(RATE_TABLE.parse(RATES)).toEqual(RATES);
    expect(RATE_TABLE.safeParse({ ...RATES, cents: { ...RATES.cents, stamped: [{ upToOunces: 1, cents: 90 }, { upToOunces: 2, cents: 80 }] } }).success).toBe(false);
    expect(RATE_TABLE.safeParse({ ...RATES, effective: '2026-02-30' }).success).toBe(false);
  });
});

describe('weight', () => {
  it.each([
    [4, 20, 0.88],
    [4, 24, 1.01],
    [5, 20, 1.04],
    [3, 28, 0.91],
  ] as const)('of %d sheets of %d lb is %d oz', (sheets, paper, ounces) => {
    expect(packetOunces(sheets, paper)).toBe(ounces);
  });
  it('six sheets are thinner than a tenth of an inch', () => {
    expect(packetInches(6, 20)).toBeLessThan(0.1);
  });
});

describe('suppliesOf', () => {
  it('sums up paper, envelopes, weight and postage', () => {
    const supplies = suppliesOf(pieces(2, 2, 5, 25), CHOICES);
    expect(supplies).toMatchObject({ envelopes: 4, sheets: 34, packs: 1, cents: null, overAnOunce: [3, 4], notLetters: [4] });
    expect(supplies.steps).toEqual([
      { upToOunces: 1, envelopes: 2, cents: 164 },
      { upToOunces: 2, envelopes: 1, cents: 111 },
      { upToOunces: null, envelopes: 1, cents: null },
    ]);
    expect(supplies.batches[0]).toEqual({ batch: '2-sheets', envelopes: 2, sheets: 4, sheetsPerEnvelope: 2, ounces: 0.56, cents: 164 });
  });
  it('counts separator sheets as paper, and neither as weight nor as envelopes', () => {
    const { batches, cents, pounds } = suppliesOf(pieces(2, 2), CHOICES);
    expect(suppliesOf(pieces(2, 2), CHOICES, 497)).toMatchObject({ envelopes: 2, sheets: 501, separators: 497, packs: 2, batches, cents, pounds });
  });
  it('tells the packets that heavier paper takes over an ounce', () => {
    expect(suppliesOf(pieces(4, 4), CHOICES).overAnOunce).toEqual([]);
    expect(suppliesOf(pieces(4, 4), { ...CHOICES, paper: 24 })).toMatchObject({ overAnOunce: [1, 2], cents: 222 });
  });
  it('counts pieces by the five digits of the ZIP, and tells whether there are enough for presort', () => {
    const zips = ['93650-1234', '93650', '93701', null];
    const some = zips.map((zip, index) => ({ piece: index + 1, batch: 'a', sheets: 1, zip }));
    expect(suppliesOf(some, CHOICES).presort).toEqual({ isPossible: false, zips: [{ zip: '93650', pieces: 2 }, { zip: '93701', pieces: 1 }], withoutZip: [4] });
    expect(suppliesOf(pieces(...Array.from({ length: 499 }, () => 1)), CHOICES).presort.isPossible).toBe(false);
    expect(suppliesOf(pieces(...Array.from({ length: 500 }, () => 1)), CHOICES).presort.isPossible).toBe(true);
  });
  it('of nothing is nothing', () => {
    expect(suppliesOf([], CHOICES)).toMatchObject({ envelopes: 0, sheets: 0, packs: 0, pounds: 0, cents: 0, steps: [], batches: [] });
  });
  it('adds up, whatever the pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 })), (sheets) => {
        const { batches, steps, presort, envelopes, packs } = suppliesOf(pieces(...sheets), CHOICES);
        const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
        expect([sum(batches.map((one) => one.envelopes)), sum(steps.map((one) => one.envelopes)), sum(presort.zips.map((one) => one.pieces))]).toEqual([envelopes, envelopes, envelopes]);
        expect(packs * 500).toBeGreaterThanOrEqual(sum(sheets));
        expect((packs - 1) * 500).toBeLessThan(Math.max(1, sum(sheets)));
      }),
    );
  });
});

it('pieceRanges writes numbers as people do', () => {
  expect(pieceRanges([])).toBe('');
  expect(pieceRanges([12, 3, 7, 8, 9, 10, 11, 40])).toBe('3, 7–12, 40');
});
