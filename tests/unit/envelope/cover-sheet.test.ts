import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { layOutCover, mostCoverLines, type CoverSheet } from '@shared/domain/envelope/cover-sheet';
import { DESCENT_EM, heightEm, isWritable, widthEm } from '@shared/domain/envelope/cover-type';
import { windowAreas } from '@shared/domain/envelope/movement-model';
import { findEnvelopePreset } from '@shared/domain/envelope/presets';
import { contains, inset } from '@shared/domain/geometry/rect';
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

describe('the type of cover sheets', () => {
  const font = fontkit.create(readFileSync(join(repositoryRoot, 'assets/sample/fonts/noto-sans-regular.ttf')));
  const glyphs = (text: string) => Array.from(text, (letter) => font.glyphForCodePoint(letter.codePointAt(0)!) as unknown as { advanceWidth: number; bbox: { minY: number; maxY: number } });

  it('is as wide as the font that is embedded, and at least as high', () => {
    for (let code = 0x20; code <= 0x7e; code += 1) expect(widthEm(String.fromCharCode(code))).toBe(glyphs(String.fromCharCode(code))[0]!.advanceWidth / 1000);
    const writable = font.characterSet.map((code) => String.fromCodePoint(code)).filter((sign) => isWritable(sign) && sign.trim() !== '' && /[\p{L}\p{N}]/u.test(sign));
    expect(writable.length).toBeGreaterThan(300);
    for (const sign of writable) {
      const { advanceWidth, bbox } = glyphs(sign)[0]!;
      expect([sign, advanceWidth / 1000 <= widthEm(sign), bbox.maxY / 1000 <= heightEm(sign), -bbox.minY / 1000 <= DESCENT_EM + 0.1]).toEqual([sign, true, true, true]);
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
