import { judgeWindow, windowProblems } from '@shared/domain/envelope/judge-window';
import { findEnvelopePreset } from '@shared/domain/envelope/presets';
import type { Rect } from '@shared/domain/geometry/rect';
import type { Ink, Word } from '@shared/domain/ssr/page-content';
import type { Address } from '@shared/domain/ssr/report';
import { describe, expect, it } from 'vitest';

const usual = findEnvelopePreset('us-10-left')!;

const addressAt = (box: Rect): Address => ({ lines: ['1 Main St', 'Fresno CA 93650'], box, zip: '93650' });
const word = (box: Rect): Word => ({ text: 'word', box, fontSizePt: 10 });
const ink = (box: Rect, given: Partial<Ink> = {}): Ink => ({ what: 'shape', box, white: false, ...given });
const judge = (address: Address | null, words: readonly Word[] = [], drawn: readonly Ink[] = []) => judgeWindow({ address, words, ink: drawn }, usual);

// Safe is 72,189 - 306,220.5; always visible 63,180 - 315,229.5; what can ever show 0,148.5 - 387,261.
describe('the fit', () => {
  it.each([
    ['fills the safe area', [72, 189, 306, 220.5], 'ok'],
    ['left of safe', [71.9, 189, 306, 220.5], 'tight'],
    ['above safe', [72, 188.9, 306, 220.5], 'tight'],
    ['right of safe', [72, 189, 306.1, 220.5], 'tight'],
    ['below safe', [72, 189, 306, 220.6], 'tight'],
    ['fills what is always visible', [63, 180, 315, 229.5], 'tight'],
    ['left of what is always visible', [62.9, 189, 306, 220.5], 'misses'],
    ['above what is always visible', [72, 179.9, 306, 220.5], 'misses'],
    ['right of what is always visible', [72, 189, 315.1, 220.5], 'misses'],
    ['below what is always visible', [72, 189, 306, 229.6], 'misses'],
    ['far away', [72, 600, 306, 640], 'misses'],
  ] as const)('%s', (_, box, fit) => {
    expect(judge(addressAt(box))).toEqual({ fit, exposes: false });
  });

  it('is no-address without one', () => {
    expect(judge(null)).toEqual({ fit: 'no-address', exposes: false });
    expect(judge(null, [word([100, 200, 150, 210])])).toEqual({ fit: 'no-address', exposes: true });
  });
});

describe('exposes', () => {
  const address = addressAt([80, 195, 200, 215]);

  it.each([
    ['a word of the address', [word([80, 195, 110, 205])], [], false],
    ['a word that touches the address from beside', [word([200, 195, 230, 205])], [], true],
    ['a word over the edge of the address whose middle is outside', [word([80, 212, 110, 222])], [], true],
    ['a word that reaches into the area', [word([380, 140, 420, 149])], [], true],
    ['a word that touches the area', [word([387, 150, 420, 160]), word([10, 138, 40, 148.5])], [], false],
    ['a word elsewhere', [word([80, 300, 110, 310])], [], false],
    ['a coloured ground behind the address', [], [ink([0, 0, 612, 300])], true],
    ['a white ground', [], [ink([0, 0, 612, 300], { white: true })], false],
    ['a picture', [], [ink([300, 240, 400, 340], { what: 'image' })], true],
    ['a line without height', [], [ink([36, 200, 576, 200])], true],
    ['a line without width', [], [ink([300, 100, 300, 700])], true],
    ['a line on the edge', [], [ink([0, 261, 612, 261])], false],
  ] as const)('%s', (_, words, drawn, exposes) => {
    expect(judge(address, words, drawn)).toEqual({ fit: 'ok', exposes });
  });
});

it.each([
  ['ok', false, []],
  ['tight', false, []],
  ['misses', false, ['address-outside-window']],
  ['misses', true, ['address-outside-window', 'window-shows-other-text']],
  ['no-address', false, []],
  ['ok', true, ['window-shows-other-text']],
] as const)('%s, exposes %s: problems %j', (fit, exposes, problems) => {
  expect(windowProblems({ fit, exposes })).toEqual(problems);
});
