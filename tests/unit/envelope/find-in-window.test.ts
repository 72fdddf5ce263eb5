import { compareFindings, findInWindow, type WindowFinding } from '@shared/domain/envelope/judge-window';
import { playOf, windowAreas } from '@shared/domain/envelope/movement-model';
import { findEnvelopePreset } from '@shared/domain/envelope/presets';
import { describeRoom, keepsWhole, shiftOf } from '@shared/domain/envelope/shift';
import type { Rect } from '@shared/domain/geometry/rect';
import { packFrontPage, UNPRINTABLE_PT } from '@shared/domain/ssr/front-page';
import type { Address } from '@shared/domain/ssr/report';
import { describe, expect, it } from 'vitest';

const usual = findEnvelopePreset('us-10-left')!;
const double = findEnvelopePreset('us-10-double')!;
const address: Address = { lines: ['Ana', '1 Main St', 'Fresno CA 93650'], box: [80, 195, 200, 215], zip: '93650' };
const word = (text: string, box: Rect, hidden = false) => ({ text, box, fontSizePt: 10, hidden });
const find = (words: readonly ReturnType<typeof word>[], envelope = usual, shift = shiftOf(0, 0)) => findInWindow(packFrontPage({ words, ink: [] }), address, { envelope, shift });
const wordsOf = ({ exposures }: WindowFinding): readonly string[] => exposures.map(({ text }) => text);

describe('what can show', () => {
  // At rest the window shows 63,148.5 - 387,229.5; the packet slides 0.4375 in up and 1 in right.
  it('is told with the nearest position of the packet, those seen at rest first', () => {
    const { exposures } = find([word('Dear', [80, 235, 110, 245]), word('Ana', [80, 195, 110, 205]), word('SSID', [300, 160, 330, 170]), word('edge', [20, 240, 48, 250])]);
    expect(exposures).toEqual([
      { what: 'text', text: 'SSID', box: [300, 160, 330, 170], window: 'address', position: { upIn: 0, rightIn: 0 } },
      { what: 'text', text: 'Dear', box: [80, 235, 110, 245], window: 'address', position: { upIn: 5.5 / 72, rightIn: 0 } },
      { what: 'text', text: 'edge', box: [20, 240, 48, 250], window: 'address', position: { upIn: 10.5 / 72, rightIn: 15 / 72 } },
    ]);
  });

  it('leaves out hidden words, and tells pictures and lines as what they are', () => {
    const front = packFrontPage({ words: [word('ghost', [80, 235, 110, 245], true)], ink: [{ what: 'image', box: [200, 240, 260, 300], white: false }, { what: 'shape', box: [36, 250, 576, 250], white: false }, { what: 'shape', box: [0, 0, 612, 792], white: true }] });
    expect(findInWindow(front, address, { envelope: usual }).exposures.map(({ what }) => what)).toEqual(['image', 'line']);
  });

  it('moves with the shift', () => {
    const below = [word('Dear', [80, 262, 110, 272])];
    expect(wordsOf(find(below))).toEqual([]);
    expect(wordsOf(find(below, usual, shiftOf(0, -1)))).toEqual(['Dear']);
    expect(find(below, usual, shiftOf(0, -1)).exposures[0]?.box[1]).toBeCloseTo(262 - 72 / 25.4, 2);
  });

  it('in an upper window is everything but the sender’s address', () => {
    const words = [word('District', [60, 70, 100, 80]), word('Report', [200, 70, 240, 80])];
    const front = packFrontPage({ words, ink: [], returnBox: [55, 60, 150, 100] });
    expect(findInWindow(front, address, { envelope: double }).exposures).toMatchObject([{ text: 'Report', window: 'return' }]);
    expect(findInWindow(front, address, { envelope: usual }).exposures).toEqual([]);
  });
});

describe('the sender’s address in an upper window', () => {
  const senderAt = (returnBox: Rect | null, envelope = double) => findInWindow(packFrontPage({ words: [], ink: [], returnBox }), address, { envelope }).sender;

  // Always visible 36,54 - 216,85.5; can ever show 0,22.5 - 288,117.
  it.each([
    ['fills what is always visible', [36, 54, 216, 85.5], 'whole'],
    ['left of it', [35.9, 54, 216, 85.5], 'cut'],
    ['above it', [36, 53.9, 216, 85.5], 'cut'],
    ['right of it', [36, 54, 216.1, 85.5], 'cut'],
    ['below it', [36, 54, 216, 85.6], 'cut'],
    ['reaches into what can show', [36, 116, 216, 140], 'cut'],
    ['below all that can show', [36, 118, 216, 140], 'none'],
    ['not found', null, 'none'],
  ] as const)('%s', (_, box, sender) => {
    expect(senderAt(box)).toBe(sender);
  });

  it('is told of no envelope without such a window', () => {
    expect(senderAt([36, 54, 216, 85.5], usual)).toBeUndefined();
  });
});

it('knows the page as far up and down as any window and shift can show', () => {
  // The upper window of a double-window envelope shows from 22.5 pt on; a half-folded sheet moved up by the most shows what stood at 500.
  const head = [word('Header', [60, 24, 100, 32])];
  expect(find(head, double).exposures).toMatchObject([{ text: 'Header', window: 'return' }]);
  const half = { ...usual, heightIn: 6, panelsIn: [5.5, 2.75, 2.75] as const, window: { ...usual.window, bottomIn: 0 } };
  expect(find([word('Low', [60, 490, 100, 500])], half, shiftOf(0, -38)).exposures).toMatchObject([{ text: 'Low' }]);
});

describe('settings of the movement', () => {
  it('take a measured play instead of the room that is left', () => {
    const measured = { ...usual, measuredPlay: { upIn: 0.125, rightIn: 0.5 } };
    expect(windowAreas(measured).alwaysVisible).toEqual([63, 157.5, 351, 229.5]);
    expect(windowAreas(measured).canEverShow).toEqual([27, 148.5, 387, 238.5]);
  });

  it('let a thick packet slide less', () => {
    const thick = { ...usual, sheetThicknessIn: 0.004 };
    expect(playOf(thick, 5)).toEqual({ upIn: 4.125 - 0.06 - 3.6875, rightIn: expect.closeTo(1 - 0.06, 9) as number });
    expect(playOf(thick, 40)).toEqual({ upIn: 0, rightIn: expect.closeTo(0.52, 9) as number });
  });
});

describe('the room of page 1', () => {
  const front = packFrontPage({ words: [word('a', [36, 40, 60, 50]), word('b', [500, 700, 576, 765])], ink: [{ what: 'shape', box: [0, 0, 612, 30], white: false }] });

  it('is what is left to the printable edge; a band over the whole sheet limits nothing it already crosses', () => {
    expect(front.room).toEqual({ leftPt: 36 - UNPRINTABLE_PT, upPt: 40 - UNPRINTABLE_PT, rightPt: 24, downPt: 15 });
  });

  it.each([
    [0, 0, true], [8.4, 0, true], [8.5, 0, false], [-8.4, 0, true], [-8.5, 0, false], [0, 5.2, true], [0, 5.4, false], [0, -9.8, true], [0, -10, false],
  ])('%d mm right and %d mm down keeps it whole: %s', (x, y, isWhole) => {
    expect(keepsWhole(front, shiftOf(x, y))).toBe(isWhole);
  });

  it('is none for a word that already reaches into the edge', () => {
    expect(packFrontPage({ words: [word('a', [590, 40, 608, 50])], ink: [] }).room).toMatchObject({ rightPt: 0, leftPt: 578 });
  });

  it('is told where a shift takes more', () => {
    expect(describeRoom(front, shiftOf(9, 6))).toBe('8.4 mm right and 5.2 mm down');
  });
});

it('orders the worst first', () => {
  const finding = (fit: WindowFinding['fit'], marginPt: number | null, words: readonly string[] = []): WindowFinding => ({
    fit,
    marginPt,
    exposes: words.length > 0,
    exposures: words.map((text) => ({ what: 'text', text, box: [0, 0, 1, 1], window: 'address', position: { upIn: 0, rightIn: 0 } })),
  });
  const inOrder = [finding('no-address', null, ['a']), finding('no-address', null), finding('misses', -5, ['a']), finding('misses', -20), finding('misses', -2), finding('ok', 9, ['a', 'b']), finding('tight', 1, ['a']), finding('tight', 1), finding('tight', 4), finding('ok', 9), finding('ok', 12)];
  expect(inOrder.toReversed().sort(compareFindings)).toEqual(inOrder);
});
