import { ENVELOPE_FILE, MOST_OWN_ENVELOPES, presetFault, withPresets } from '@shared/domain/envelope/preset-guard';
import { ENVELOPE_PRESETS, findEnvelopePreset, panelsOf, type EnvelopePreset } from '@shared/domain/envelope/presets';
import { describe, expect, it } from 'vitest';

const own: EnvelopePreset = { ...findEnvelopePreset('us-10-left')!, id: 'own-1', name: 'Ours' };
const window = (given: Partial<EnvelopePreset['window']>) => ({ ...own.window, ...given });

it('built-in envelopes can be', () => {
  expect(ENVELOPE_PRESETS.map(presetFault)).toEqual(ENVELOPE_PRESETS.map(() => null));
});

it.each([
  ['past the right edge', { window: window({ leftIn: 5.1 }) }],
  ['past the top edge', { window: window({ bottomIn: 3.1 }) }],
  ['upper window past the edge', { returnWindow: window({ bottomIn: 3.1 }) }],
  ['narrower than the sheet', { widthIn: 8.4, window: window({}) }],
  ['don’t add up', { panelsIn: [3.6, 3.6875, 3.625] }],
  ['higher than the envelope', { fold: 'own', panelsIn: panelsOf('own', 4.2) }],
  ['above the folded sheet', { heightIn: 9, window: window({ bottomIn: 3.7 }) }],
] as const)('says what can’t be: %s', (_, given) => {
  expect(presetFault({ ...own, ...given })).toMatch(/\. Check /);
});

it.each([
  ['c-fold', 0, [3.6875, 3.6875, 3.625]],
  ['z-fold', 0, [11 / 3, 11 / 3, 11 / 3]],
  ['own', 3.875, [3.875, 3.5625, 3.5625]],
] as const)('%s has panels of the whole sheet', (fold, top, panels) => {
  expect(panelsOf(fold, top)).toEqual(panels);
});

describe('a file of envelopes', () => {
  it('comes back as it was', () => {
    expect(ENVELOPE_FILE.read(`\uFEFF${ENVELOPE_FILE.write([own])}`)).toEqual({ ok: true, value: [own] });
  });

  it.each([
    ['no JSON', 'window'],
    ['another file', '{"schema":1}'],
    ['an id of a built-in one', ENVELOPE_FILE.write([{ ...own, id: 'us-10-left' }])],
    ['a number that is none', ENVELOPE_FILE.write([own]).replace('9.5', '"9.5"')],
    ['a window that can’t be', ENVELOPE_FILE.write([{ ...own, window: window({ leftIn: 9 }) }])],
    ['a field more', ENVELOPE_FILE.write([own]).replace('"id"', '"x": 1, "id"')],
  ])('is refused: %s', (_, text) => {
    expect(ENVELOPE_FILE.read(text)).toMatchObject({ ok: false, failure: { code: 'envelopes-unreadable' } });
  });

  it('replaces envelopes of the same id, and never grows without end', () => {
    const newer = { ...own, name: 'Newer' };
    expect(withPresets([own, { ...own, id: 'own-2' }], [newer]).map(({ id, name }) => [id, name])).toEqual([['own-2', 'Ours'], ['own-1', 'Newer']]);
    const many = Array.from({ length: MOST_OWN_ENVELOPES }, (_, index) => ({ ...own, id: `own-${index + 10}` }));
    expect(withPresets([own], many)).toHaveLength(MOST_OWN_ENVELOPES);
  });
});
