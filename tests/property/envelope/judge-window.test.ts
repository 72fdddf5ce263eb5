import { findInWindow, frontInReach, judgeFront, judgeWindow, reachOf } from '@shared/domain/envelope/judge-window';
import { windowAreas } from '@shared/domain/envelope/movement-model';
import { ENVELOPE_PRESETS, type EnvelopePreset, findEnvelopePreset } from '@shared/domain/envelope/presets';
import { packFrontPage } from '@shared/domain/ssr/front-page';
import { contains, overlaps, type Rect } from '@shared/domain/geometry/rect';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const usual = findEnvelopePreset('us-10-left')!;
// Whole steps: doubles by chance are nearly all very close to nothing.
const part = fc.integer({ min: 0, max: 10_000 }).map((steps) => steps / 10_000);
const inches = (min: number, max: number) => part.map((share) => min + (max - min) * share);

const envelope: fc.Arbitrary<EnvelopePreset> = fc
  .record({ leftIn: inches(0, 4), bottomIn: inches(0, 1.5), widthIn: inches(0.5, 5), heightIn: inches(0.3, 2), top: inches(3, 4), middle: inches(3, 4), high: inches(3.5, 5), wide: inches(8, 10) })
  .map(({ leftIn, bottomIn, widthIn, heightIn, top, middle, high, wide }) => ({
    ...usual,
    heightIn: high,
    widthIn: wide,
    panelsIn: [top, middle, 11 - top - middle] as const,
    window: { leftIn, bottomIn, widthIn, heightIn },
  }));

/** A box somewhere inside another, by four parts of its width and height. */
const within = (outer: Rect) =>
  fc.tuple(part, part, part, part).map(([a, b, c, d]): Rect => {
    const [left, right] = [Math.min(a, b), Math.max(a, b)];
    const [top, bottom] = [Math.min(c, d), Math.max(c, d)];
    const at = (from: number, to: number, share: number) => from + (to - from) * share;
    return [at(outer[0], outer[2], left), at(outer[1], outer[3], top), at(outer[0], outer[2], right), at(outer[1], outer[3], bottom)];
  });
const anywhere = within([0, 0, 612, 792]);

describe('the areas of any envelope', () => {
  it('lie in each other: safe in always visible in what can ever show', () => {
    fc.assert(
      fc.property(envelope, (preset) => {
        const { safe, alwaysVisible, canEverShow } = windowAreas(preset);
        if (safe) expect(alwaysVisible && contains(alwaysVisible, safe)).toBe(true);
        if (alwaysVisible) expect(contains(canEverShow, alwaysVisible)).toBe(true);
      }),
    );
  });

  it('are the intersection and the union of all positions', () => {
    fc.assert(
      fc.property(envelope, part, part, (preset, up, right) => {
        const { alwaysVisible, canEverShow } = windowAreas(preset);
        const { leftIn, bottomIn, widthIn, heightIn } = preset.window;
        const top = preset.panelsIn[0];
        const x = leftIn - right * Math.max(0, preset.widthIn - 8.5);
        const y = top - bottomIn - heightIn + up * Math.max(0, preset.heightIn - Math.max(...preset.panelsIn));
        const shown: Rect = [Math.max(0, x) * 72, Math.max(0, y) * 72, Math.min(8.5, x + widthIn) * 72, Math.min(top, y + heightIn) * 72];
        const nearly = ([x0, y0, x1, y1]: Rect): Rect => [x0 - 1e-6, y0 - 1e-6, x1 + 1e-6, y1 + 1e-6];
        expect(contains(nearly(canEverShow), shown)).toBe(true);
        if (alwaysVisible) expect(contains(nearly(shown), alwaysVisible)).toBe(true);
      }),
    );
  });
});

describe('the verdict', () => {
  const fitAt = (box: Rect) => judgeWindow({ address: { lines: [], box, zip: null }, words: [], ink: [] }, usual).fit;
  const { safe, alwaysVisible, canEverShow } = windowAreas(usual);
  /** Edges closer to each other than this are taken for one. */
  const isClearOf = (area: Rect, box: Rect) => box.every((edge, index) => Math.abs(edge - area[index % 2]!) > 0.02 && Math.abs(edge - area[(index % 2) + 2]!) > 0.02);

  it('does not change when an address moves within safe', () => {
    fc.assert(
      fc.property(within(safe!), (box) => {
        expect(fitAt(box)).toBe('ok');
      }),
    );
  });

  it('is ok in safe, tight in what is always visible, misses elsewhere', () => {
    fc.assert(
      fc.property(fc.oneof(anywhere, within(alwaysVisible!)), (box) => {
        fc.pre(isClearOf(safe!, box) && isClearOf(alwaysVisible!, box));
        expect(fitAt(box)).toBe(contains(safe!, box) ? 'ok' : contains(alwaysVisible!, box) ? 'tight' : 'misses');
      }),
    );
  });

  it('exposes whatever else reaches into what can ever show, and no more for more white', () => {
    fc.assert(
      fc.property(anywhere, anywhere, (box, white) => {
        fc.pre(isClearOf(canEverShow, box));
        const page = { address: null, words: [{ text: 'score', box, fontSizePt: 9 }], ink: [{ what: 'shape' as const, box: white, white: true }] };
        expect(judgeWindow(page, usual).exposes).toBe(overlaps(canEverShow, box));
      }),
    );
  });
});

describe('page 1 with only what is in reach', () => {
  const word = anywhere.map((box) => ({ text: 'score', box, fontSizePt: 9 }));
  const drawn = fc.record({ what: fc.constantFrom('image' as const, 'shape' as const), box: anywhere, white: fc.boolean() });
  // As far as an envelope's settings and a printer's may go (`preset-guard`, `MOST_SHIFT_MM`).
  const upperWindow = fc.record({ leftIn: inches(0, 4), bottomIn: inches(1.5, 4), widthIn: inches(0.25, 5), heightIn: inches(0.25, 2) });
  const measured = fc.record({ upIn: inches(0, 3), rightIn: inches(0, 4) });
  const presets = fc
    .record({ preset: fc.oneof(envelope, fc.constantFrom(...ENVELOPE_PRESETS)), upper: fc.option(upperWindow), measuredPlay: fc.option(measured), sheetThicknessIn: inches(0, 0.02) })
    .map(({ preset, upper, measuredPlay, sheetThicknessIn }) => ({ ...preset, returnWindow: upper ?? preset.returnWindow, measuredPlay, sheetThicknessIn }));
  const shifts = fc.record({ xPt: fc.integer({ min: -108, max: 108 }), yPt: fc.integer({ min: -108, max: 108 }) });

  it('has the verdict of the whole page, for a packet of any thickness, and shows the same', () => {
    fc.assert(
      fc.property(presets, shifts, anywhere, fc.array(word), fc.array(drawn), fc.integer({ min: 1, max: 60 }), (preset, shift, box, words, ink, sheets) => {
        const content = { words, ink, returnBox: words[0]?.box ?? null };
        const front = packFrontPage(content);
        const address = { lines: [], box, zip: null };
        const inReach = frontInReach(front, address, { envelope: preset, shift });
        const setting = { envelope: preset, shift, sheets };
        const packedInReach = packFrontPage({ ...content, within: reachOf(setting) });
        expect(frontInReach(packedInReach, address, setting)).toEqual(inReach);
        expect(judgeFront(packedInReach, address, setting)).toEqual(judgeFront(front, address, setting));
        expect(judgeFront(inReach, address, setting)).toEqual(judgeFront(front, address, setting));
        expect(findInWindow(inReach, address, setting)).toEqual(findInWindow(front, address, setting));
        expect(inReach.boxes.length).toBeLessThanOrEqual(front.boxes.length);
        expect(inReach.room).toEqual(front.room);
        if (!judgeFront(front, address, { ...setting, sheets: 1 }).exposes) expect(inReach.boxes).toBe('');
      }),
    );
  });
});
