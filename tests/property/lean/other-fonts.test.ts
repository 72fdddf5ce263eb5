import fc from 'fast-check';
import { it } from 'vitest';
import { expectBothReadSame } from '../../support/both-readers';
import { embeddedFontPdf } from '../../support/fixtures/embedded-font-pdf';

/** Of one width for all, letters of different lines would stand at exactly one place, and their order be chance. */
const widths = Array.from({ length: 224 }, (_, index) => 300 + ((index * 97) % 541));

const number = (min: number, max: number): fc.Arbitrary<string> => fc.double({ min, max, noNaN: true }).map((value) => value.toFixed(2));
const textOf = (letters: string): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...Array.from(letters)), minLength: 1, maxLength: 14 });
const shown = (text: string): string => `(${text.replace(/[()\\]/g, '\\$&')}) Tj`;

const LATIN = 'abcdefghijklmnopqrstuvwxyz ABCDEFGHIJ 0123456789-,.()\u00e9\u00f1\u0096';

/** A font of the fixture with text that it can show. */
const inFont = fc.oneof(
  fc.tuple(fc.constantFrom('F', 'H', 'N', 'S'), textOf(LATIN)).map(([font, text]) => ({ font, text: shown(text) })),
  textOf(LATIN.replace(/[^\x20-\x7e]/g, '')).map((text) => ({ font: 'B', text: shown(text) })),
  textOf('ABCD A').map((text) => ({ font: 'P', text: shown(text) })),
  textOf('ab ab').map((text) => ({ font: 'T', text: shown(text) })),
  fc.array(fc.integer({ min: 34, max: 60 }), { minLength: 1, maxLength: 9 }).map((codes) => ({ font: 'K', text: `<${codes.map((code) => code.toString(16).padStart(4, '0')).join('')}> Tj` })),
);

const block = fc.tuple(inFont, number(5, 15), number(40, 400), number(60, 740), fc.constantFrom('', '0.4 Tc', '2 Tw', '90 Tz', '3 Tr', '1 Tr')).map(([{ font, text }, size, x, y, setting]) => `BT /${font} ${size} Tf ${setting} ${x} ${y} Td ${text} ET`);

/** Glyphs 34 to 60 as letters of the alphabet. */
const characters = Array.from({ length: 27 }, (_, index) => `<${(34 + index).toString(16).padStart(4, '0')}> <${(0x41 + index).toString(16).padStart(4, '0')}>`).join('\n');

it('both readers tell the same of CFF, Type 1 and Type 3 fonts and of fonts that are not embedded', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 14 }), async (blocks) => {
      await expectBothReadSame(embeddedFontPdf({ pages: [{ content: blocks.join('\n') }], widths, characters }));
    }),
    { numRuns: 80 },
  );
});

const replacement = fc.oneof(
  textOf('abc xyz').map((text) => `/ActualText(${text})`),
  fc.array(fc.constantFrom('0041', '00e9', '0627', '0628', '4e00', '0020', '0007'), { maxLength: 5 }).map((units) => `/ActualText<feff${units.join('')}>`),
  fc.constantFrom('/MCID 1', '/ActualText()', '/Lang(en)'),
);
const marked: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(replacement, fc.array(block, { minLength: 1, maxLength: 3 })).map(([entries, blocks]) => `/Span<<${entries}>>BDC ${blocks.join(' ')} EMC`),
  fc.tuple(replacement, replacement, block, block).map(([outer, inner, first, second]) => `/Span<<${outer}>>BDC ${first} /Span<<${inner}>>BDC ${second} EMC EMC`),
  fc.tuple(replacement, block).map(([entries, one]) => `/Span<<${entries}>>BDC /Artifact BMC ${one} EMC EMC`),
  block.map((one) => `EMC /Span /Missing BDC ${one}`),
);

it('both readers tell the same of text for which marks say other text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(marked, block), { minLength: 1, maxLength: 8 }), fc.constantFrom([0, 0, 612, 792] as const, [-20, 30, 592, 822] as const), async (parts, mediaBox) => {
      await expectBothReadSame(embeddedFontPdf({ pages: [{ content: parts.join('\n'), mediaBox }], widths, characters }));
    }),
    { numRuns: 80 },
  );
});

/** Letters of both directions, digits, signs, brackets, the tab that some programs tell of their spaces, and the shapes that Arabic letters take within words. */
const MIXED = Array.from('abAB\t 12,.-:()/%«»"\u0627\u0628\u062a\u0644\u064e\u0660\u061f\u060c\u05d0\u05d1\u05d2\ufefb\ufe8d\ufe91\ufdf2\u4e00\u2013\u2026');
const FIRST_GLYPH = 36;
const glyphOf = (index: number): string => (FIRST_GLYPH + index).toString(16).padStart(4, '0');
const mixedCharacters = MIXED.map((character, index) => `<${glyphOf(index)}> <${character.charCodeAt(0).toString(16).padStart(4, '0')}>`).join('\n');
const mixedText = fc.array(fc.nat({ max: MIXED.length - 1 }), { minLength: 1, maxLength: 10 }).map((places) => `<${places.map(glyphOf).join('')}> Tj`);
const mixedBlock = fc.tuple(mixedText, number(6, 14), number(40, 400), fc.integer({ min: 2, max: 20 })).map(([text, size, x, line]) => `BT /C ${size} Tf ${x} ${line * 35} Td ${text} ET`);

it('both readers tell the same of lines that run from right to left, or both ways', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(mixedBlock, { minLength: 1, maxLength: 10 }), async (blocks) => {
      await expectBothReadSame(embeddedFontPdf({ pages: [{ content: blocks.join('\n') }], characters: mixedCharacters }));
    }),
    { numRuns: 150 },
  );
});
