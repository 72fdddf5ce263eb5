import { RATE_TABLE } from '@shared/domain/post/rate-guard';
import { postageCents, RATES } from '@shared/domain/post/rates';
import { type MailPiece, pieceRanges, suppliesOf } from '@shared/domain/post/supplies';
import { packetInches, packetOunces } from '@shared/domain/post/weigh';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const pieces = (...sheets: readonly number[]): readonly MailPiece[] => sheets.map((count, index) => ({ piece: index + 1, batch: `${count}-sheets`, sheets: count, zip: '93650-1234', address: ['Ana', '1 Main St', 'Fresno, CA 93650-1234'] }));
const CHOICES = { paper: 20, mailClass: 'stamped', rates: RATES, envelope: { widthIn: 9.5, heightIn: 4.125 } } as const;

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
    // As an earlier version kept it.
    const { abroad: _, ...domestic } = RATES.cents;
    expect(RATE_TABLE.parse({ effective: RATES.effective, source: 'mine', cents: domestic })).toEqual({ ...RATES, source: 'mine' });
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
      { upToOunces: 1, isAbroad: false, envelopes: 2, cents: 164 },
      { upToOunces: 2, isAbroad: false, envelopes: 1, cents: 111 },
      { upToOunces: null, isAbroad: false, envelopes: 1, cents: null },
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
    const some = zips.map((zip, index) => ({ piece: index + 1, batch: 'a', sheets: 1, zip, address: [] }));
    expect(suppliesOf(some, CHOICES).presort).toEqual({ isPossible: false, zips: [{ zip: '93650', pieces: 2 }, { zip: '93701', pieces: 1 }], withoutZip: [4] });
    expect(suppliesOf(pieces(...Array.from({ length: 499 }, () => 1)), CHOICES).presort.isPossible).toBe(false);
    expect(suppliesOf(pieces(...Array.from({ length: 500 }, () => 1)), CHOICES).presort.isPossible).toBe(true);
  });
  it('prices letters abroad by their own column, leaves them out of presort, and tells military post and territories from them', () => {
    const to = (...lasts: readonly string[]): readonly MailPiece[] =>
      lasts.map((last, index) => ({ piece: index + 1, batch: 'a', sheets: 1, zip: /\d{5}$/.test(last) && !last.includes('B.C.') ? last.slice(-5) : null, address: ['Ana', '1 Main St', last] }));
    const rates = { ...RATES, cents: { ...RATES.cents, abroad: [{ upToOunces: 1, cents: 170 }, { upToOunces: 2, cents: 300 }] } };
    const mixed = suppliesOf(to('MEXICO', 'Toronto ON M5V 2T6', 'Tijuana, B.C. 22000', 'APO AE 09012', 'FPO AP 96667', 'DPO AA 34008', 'Hagatna GU 96910', 'San Juan PR 00926'), { ...CHOICES, rates });
    expect(mixed).toMatchObject({ abroad: [1, 2, 3], cents: 3 * 170 + 5 * 82, notLetters: [], nonmachinable: [], presort: { withoutZip: [] } });
    expect(mixed.steps).toEqual([
      { upToOunces: 1, isAbroad: false, envelopes: 5, cents: 410 },
      { upToOunces: 1, isAbroad: true, envelopes: 3, cents: 510 },
    ]);
    expect(mixed.presort.zips.map(({ pieces }) => pieces)).toEqual([1, 1, 1, 1, 1]);
    const heavy = to('MEXICO').map((piece) => ({ ...piece, sheets: 6 }));
    expect(suppliesOf(heavy, { ...CHOICES, rates }).cents).toBe(300);
    expect(suppliesOf(heavy, CHOICES)).toMatchObject({ cents: null, steps: [{ upToOunces: null, isAbroad: true, cents: null }] });
    expect(suppliesOf(to(...Array.from({ length: 499 }, () => 'Fresno, CA 93650'), 'MEXICO'), CHOICES).presort.isPossible).toBe(false);
  });
  it('tells letters that machines don’t take by the envelope’s form, and those that are no letters', () => {
    const of = (widthIn: number, heightIn: number) => suppliesOf(pieces(2), { ...CHOICES, envelope: { widthIn, heightIn } });
    expect(of(9.5, 4.125)).toMatchObject({ nonmachinable: [], notLetters: [], cents: 82 });
    // 9 x 6 in has 1.5; a square and a long strip are no form for machines.
    expect(of(9, 6)).toMatchObject({ nonmachinable: [] });
    for (const [width, height] of [[6, 6], [11, 4.125]] as const) expect(of(width, height)).toMatchObject({ nonmachinable: [1], cents: 82 + 49 });
    for (const [width, height] of [[12, 9], [11.6, 5]] as const) expect(of(width, height)).toMatchObject({ notLetters: [1], nonmachinable: [], cents: null });
    expect(suppliesOf(pieces(2), { ...CHOICES, envelope: { widthIn: 6, heightIn: 6 }, rates: { ...RATES, nonmachinable: null } }).cents).toBeNull();
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
