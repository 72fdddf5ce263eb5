import { StrayKinds, type Stray } from '@shared/domain/envelope/stray-kinds';
import { SAME_PLACE_PT } from '@shared/domain/envelope/stray-lines';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const text = (words: string, xPt = 100, yPt = 200): Stray => ({ what: 'text', text: words, place: { xPt, yPt } });
const kindsOf = (packets: readonly (readonly Stray[])[], places: ConstructorParameters<typeof StrayKinds>[0] = []) => {
  const kinds = new StrayKinds<number>(places);
  packets.forEach((strays, packet) => strays.forEach((stray) => kinds.add(stray, packet)));
  return kinds.all();
};

describe('kinds of what can show', () => {
  it('are told by place and sort: lines whose numbers differ are one kind, with its packets, wordings and examples', () => {
    const kinds = kindsOf([[text('SSID 1001'), text('Below', 100, 240)], [text('SSID 2002', 102, 198)], [text('SSID none')], [{ what: 'image', text: '', place: { xPt: 100, yPt: 200 } }]]);
    expect(kinds).toEqual([
      { what: 'text', place: { xPt: 100, yPt: 200 }, packets: 3, wordings: 2, examples: [{ text: 'SSID 1001', packet: 0 }, { text: 'SSID 2002', packet: 1 }, { text: 'SSID none', packet: 2 }] },
      { what: 'image', place: { xPt: 100, yPt: 200 }, packets: 1, wordings: 1, examples: [{ text: '', packet: 3 }] },
      { what: 'text', place: { xPt: 100, yPt: 240 }, packets: 1, wordings: 1, examples: [{ text: 'Below', packet: 0 }] },
    ]);
  });

  it('that were confirmed stay where they were, also where nothing stands there now', () => {
    expect(kindsOf([[text('a', 103, 203)]], [{ xPt: 100, yPt: 200 }, { xPt: 300, yPt: 200 }]).map(({ place, packets }) => [place.xPt, packets])).toEqual([[100, 1], [300, 0]]);
  });

  it('count a packet once, however much of it stands at one place', () => {
    expect(kindsOf([[text('a'), text('b', 101, 201)]])).toMatchObject([{ packets: 1, wordings: 2 }]);
  });

  it('hold each thing at a place that is near it, and count every packet', () => {
    const stray = fc.record({ xPt: fc.integer({ min: 0, max: 40 }), yPt: fc.integer({ min: 0, max: 40 }) }).map((place) => ({ what: 'text' as const, text: 'x', place }));
    fc.assert(
      fc.property(fc.array(stray, { maxLength: 40 }), (strays) => {
        const kinds = kindsOf(strays.map((one) => [one]));
        expect(kinds.reduce((sum, { packets }) => sum + packets, 0)).toBe(strays.length);
        for (const { place } of strays) expect(kinds.some((kind) => Math.abs(kind.place.xPt - place.xPt) <= SAME_PLACE_PT && Math.abs(kind.place.yPt - place.yPt) <= SAME_PLACE_PT)).toBe(true);
      }),
    );
  });
});
