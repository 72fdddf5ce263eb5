import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { layOutCover, layOutSender, mostCoverLines, movedCover, senderFault, senderOnCover, type CoverSheet } from '@shared/domain/envelope/cover-sheet';
import { DESCENT_EM, heightEm, isWritable, widthEm } from '@shared/domain/envelope/cover-type';
import { returnWindowAreas, windowAreas } from '@shared/domain/envelope/movement-model';
import { findEnvelopePreset } from '@shared/domain/envelope/presets';
import { contains, inset, overlaps } from '@shared/domain/geometry/rect';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../support/built-program';

const usual = findEnvelopePreset('us-10-left')!;
const LINES = ['Ana Delacruz', 'PO Box 1742', 'Sacramento, CA 95812-1742'];
const laidOut = (lines: readonly string[]): CoverSheet => layOutCover(lines, usual, 3) as CoverSheet;

describe('the cover sheet', () => {
  it('stands in the safe area, in the largest type that fits', () => {
    const cover = laidOut(LINES);
    expect(cover.fit).toBe('ok');
    expect(contains(windowAreas(usual).safe!, cover.box)).toBe(true);
    expect(cover.lines.map(({ text }) => text)).toEqual(LINES);
    expect(cover.lines.every(({ xPt }) => xPt === cover.box[0])).toBe(true);
    expect(cover.sizePt).toBeGreaterThanOrEqual(10);
  });

  it('goes on to what is always visible where there are more lines, never below the post’s least type', () => {
    const cover = laidOut(['To the Parent of', 'Ana Delacruz', '12 Elm St', 'Apt 4', 'Weed, CA 96094']);
    expect(cover.fit).toBe('tight');
    expect(contains(windowAreas(usual).alwaysVisible!, cover.box)).toBe(true);
    // USPS: capitals at least 0.080 in high.
    expect(cover.sizePt * 0.714).toBeGreaterThan(0.08 * 72);
  });

  it('is refused where it can’t be seen whole or written', () => {
    expect(layOutCover(Array.from({ length: 7 }, () => 'Line'), usual, 3)).toBe('too-large');
    expect(layOutCover(['W'.repeat(60), ...LINES.slice(1)], usual, 3)).toBe('too-large');
    expect(layOutCover(['王小明', ...LINES.slice(1)], usual, 3)).toBe('not-writable');
    expect(layOutCover(['', ' '], usual, 3)).toBe('too-large');
    expect(mostCoverLines(usual, 3)).toBe(5);
  });
});

describe('the sender on a cover sheet', () => {
  const double = findEnvelopePreset('us-10-double')!;
  const SENDER = ['Riverbend Unified School District', '4000 District Way', 'Riverbend, CA 95999'];

  it('stands where the upper window always shows it, and nowhere that the lower one can', () => {
    const cover = layOutCover(LINES, double, 3, SENDER) as CoverSheet;
    expect(cover.sender?.lines.map(({ text }) => text)).toEqual(SENDER);
    // Always visible in the upper window: 0.5 to 3 in from the left, 0.75 to 1.1875 in from the top.
    expect(contains([36, 54, 216, 85.5], cover.sender!.box)).toBe(true);
    expect(contains(returnWindowAreas(double, 3)!.alwaysVisible!, cover.sender!.box)).toBe(true);
    expect(overlaps(windowAreas(double, 3).canEverShow, cover.sender!.box)).toBe(false);
    expect(senderOnCover(cover, double)).toEqual({ sender: 'whole' });
    expect(cover.box).toEqual((layOutCover(LINES, double, 3) as CoverSheet).box);
  });

  it('is left out where there is no upper window, no sender, or no room', () => {
    expect(layOutCover(LINES, usual, 3, SENDER)).toEqual(laidOut(LINES));
    expect([layOutSender([], double, 3), layOutSender(['王小明'], double, 3), layOutSender([...SENDER, ...SENDER], double, 3)]).toEqual([null, 'not-writable', 'too-large']);
    const none = layOutCover(LINES, double, 3, []) as CoverSheet;
    expect([none.sender, senderOnCover(none, double), senderOnCover(none, usual)]).toEqual([undefined, { sender: 'none' }, {}]);
    expect([senderFault(SENDER, double), senderFault([...SENDER, ...SENDER], double), senderFault(['王小明'], double)]).toEqual([null, expect.stringContaining('too large'), expect.stringContaining('Latin letters')]);
  });

  it('moves with the sheet', () => {
    const cover = layOutCover(LINES, double, 3, SENDER) as CoverSheet;
    const { sender } = movedCover(cover, { xPt: 2, yPt: -3 });
    expect([sender!.box[0] - cover.sender!.box[0], sender!.lines[2]!.baselinePt - cover.sender!.lines[2]!.baselinePt]).toEqual([2, expect.closeTo(-3, 9) as number]);
  });
});

describe('the type of cover sheets', () => {
  const font = fontkit.create(readFileSync(join(repositoryRoot, 'assets/sample/fonts/noto-sans-regular.ttf')));
  const glyphs = (text: string) => Array.from(text, (letter) => font.glyphForCodePoint(letter.codePointAt(0)!) as unknown as { advanceWidth: number; bbox: { minY: number; maxY: number } });

  it('is as wide as the font that is embedded, for every sign, and at least as high', () => {
    for (const sign of font.characterSet.map((code) => String.fromCodePoint(code)).filter((one) => isWritable(one))) expect([sign, widthEm(sign)]).toEqual([sign, glyphs(sign)[0]!.advanceWidth / 1000]);
    expect(widthEm('O’Brien')).toBeCloseTo(glyphs('O’Brien').reduce((sum, { advanceWidth }) => sum + advanceWidth / 1000, 0), 9);
    const writable = font.characterSet.map((code) => String.fromCodePoint(code)).filter((sign) => isWritable(sign) && sign.trim() !== '' && /[\p{L}\p{N}]/u.test(sign));
    expect(writable.length).toBeGreaterThan(300);
    for (const sign of writable) {
      const { bbox } = glyphs(sign)[0]!;
      expect([sign, bbox.maxY / 1000 <= heightEm(sign), -bbox.minY / 1000 <= DESCENT_EM + 0.1]).toEqual([sign, true, true]);
    }
  });

  it('is in the font, all that it says it can write', () => {
    const signs = new Set(font.characterSet);
    for (let code = 0x20; code < 0x2100; code += 1) if (isWritable(String.fromCodePoint(code)) && /\p{L}|\p{N}|[ #.,'/&-]/u.test(String.fromCodePoint(code))) expect([code.toString(16), signs.has(code)]).toEqual([code.toString(16), true]);
  });
});

it('any address that is laid out is always visible', () => {
  const line = fc.string({ unit: fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÁÉÍÓÚÑáéíóúñ0123456789 #.,-')), minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.constantFrom('us-10-left', 'us-10-left-high', 'us-10-double'), (lines, id) => {
      const envelope = findEnvelopePreset(id)!;
      const cover = layOutCover(lines, envelope, 2);
      if (typeof cover === 'string') return;
      const { safe, alwaysVisible } = windowAreas(envelope, 2);
      expect(contains(inset((cover.fit === 'ok' ? safe : alwaysVisible)!, -1e-9), cover.box)).toBe(true);
    }),
  );
});
