import { windowAreas } from '@shared/domain/envelope/movement-model';
import { type EnvelopePreset, findEnvelopePreset } from '@shared/domain/envelope/presets';
import type { Rect } from '@shared/domain/geometry/rect';
import { describe, expect, it } from 'vitest';

const usual = findEnvelopePreset('us-10-left')!;
const high = findEnvelopePreset('us-10-left-high')!;
const third = 11 / 3;

const inInches = (rect: Rect | null): readonly number[] | null => rect && rect.map((edge) => Math.round((edge / 72) * 1000) / 1000);
const areasOf = (envelope: EnvelopePreset) => {
  const { alwaysVisible, safe, canEverShow } = windowAreas(envelope);
  return { alwaysVisible: inInches(alwaysVisible), safe: inInches(safe), canEverShow: inInches(canEverShow) };
};

// Thousandths: 3.1875 in is given as 3.188, 2.0625 as 2.063, 3.0625 as 3.063.
describe('the areas of a #10', () => {
  it.each([
    ['usual window, top panel 3.6875', usual, [0.875, 2.5, 4.375, 3.188], [1, 2.625, 4.25, 3.063], [0, 2.063, 5.375, 3.625]],
    ['usual window, three equal panels', { ...usual, panelsIn: [third, third, third] as const }, [0.875, 2.5, 4.375, 3.167], [1, 2.625, 4.25, 3.042], [0, 2.042, 5.375, 3.625]],
    ['usual window, top panel 3.875', { ...usual, panelsIn: [3.875, 3.5625, 3.5625] as const }, [0.875, 2.5, 4.375, 3.375], [1, 2.625, 4.25, 3.25], [0, 2.25, 5.375, 3.625]],
    ['window 0.625 from the bottom', high, [0.875, 2.375, 4.375, 3.063], [1, 2.5, 4.25, 2.938], [0, 1.938, 5.375, 3.5]],
  ])('%s', (_, envelope, alwaysVisible, safe, canEverShow) => {
    expect(areasOf(envelope)).toEqual({ alwaysVisible, safe, canEverShow });
  });

  it('are exact in points for the usual one', () => {
    expect(windowAreas(usual)).toEqual({ alwaysVisible: [63, 180, 315, 229.5], safe: [72, 189, 306, 220.5], canEverShow: [0, 148.5, 387, 261] });
  });
});

it('nothing shows below the fold, where the next panel lies behind', () => {
  const low = { ...usual, window: { ...usual.window, bottomIn: 0.25 } };
  expect(areasOf(low).canEverShow).toEqual([0, 2.313, 5.375, 3.688]);
});

it('the tallest panel is the packet height, whichever it is', () => {
  const shortTop = { ...usual, panelsIn: [3.5, 3.75, 3.75] as const };
  expect(areasOf(shortTop)).toMatchObject({ alwaysVisible: [0.875, 2.25, 4.375, 3], canEverShow: [0, 1.875, 5.375, 3.375] });
});

it('a window no larger than the play shows nothing in every position', () => {
  const narrow = { ...usual, window: { ...usual.window, widthIn: 1 } };
  expect(areasOf(narrow)).toMatchObject({ alwaysVisible: null, safe: null });
  const slim = { ...usual, window: { ...usual.window, heightIn: 0.65 } };
  expect(areasOf(slim).alwaysVisible).not.toBeNull();
  expect(areasOf(slim).safe).toBeNull();
});

it('a packet larger than the envelope does not move', () => {
  expect(areasOf({ ...usual, heightIn: 3.5, widthIn: 8 })).toMatchObject({ alwaysVisible: [0.875, 2.063, 5.375, 3.188], canEverShow: [0.875, 2.063, 5.375, 3.188] });
});
