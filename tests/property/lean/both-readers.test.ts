import fc from 'fast-check';
import { expect, it } from 'vitest';
import { embeddedFontPdf } from '../../support/fixtures/embedded-font-pdf';
import { expectBothReadSame, leanPages } from '../../support/both-readers';

const number = (min: number, max: number): fc.Arbitrary<string> => fc.double({ min, max, noNaN: true }).map((value) => value.toFixed(2));

const word = fc.string({ unit: fc.constantFrom(...'a b c d e f g h i j k l m n o p q r s t u v w x y z A B C D E F G H I J 0 1 2 3 4 5 6 7 8 9 - , .'.split(' ')), minLength: 1, maxLength: 9 });
const phrase = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const escaped = (text: string): string => `(${text.replace(/[()\\]/g, '\\$&')})`;

/** At exactly the width that parts words, single and double precision decide differently. */
const OFF_TIES = 0.37;

const shown = fc.oneof(
  phrase.map((text) => `${escaped(text)} Tj`),
  phrase.map((text) => `${escaped(`${text} `)} Tj`),
  fc.array(fc.tuple(word, fc.integer({ min: -900, max: 300 }).map((value) => value + OFF_TIES)), { minLength: 1, maxLength: 6 }).map((parts) => `[${parts.map(([text, kerning]) => `${escaped(text)} ${kerning}`).join(' ')}] TJ`),
  phrase.map((text) => `${escaped(text)} '`),
);

/** Of one width for all, letters of different lines would stand at exactly one place, and their order be chance. */
const widths = Array.from({ length: 224 }, (_, index) => 300 + ((index * 97) % 541));

const setting = fc.oneof(
  number(-1, 3).map((value) => `${value} Tc`),
  number(0, 6).map((value) => `${value} Tw`),
  fc.constantFrom('80 Tz', '100 Tz', '130 Tz', '3 Tr', '0 Tr', '1 Tr', '4 Ts', '0 Ts', '13 TL', '1 1 1 rg', '0 g', '0 0 0 0 k', '0.2 0.4 0.6 rg'),
  fc.tuple(fc.constantFrom('S', 'D'), number(4, 18)).map(([font, size]) => `/${font} ${size} Tf`),
);

const move = fc.oneof(
  fc.tuple(number(0, 300), number(-40, 40)).map(([x, y]) => `${x} ${y} Td`),
  fc.tuple(number(30, 400), number(30, 740)).map(([x, y]) => `1 0 0 1 ${x} ${y} Tm`),
  fc.tuple(number(30, 400), number(30, 740), number(0.5, 2)).map(([x, y, scale]) => `${scale} 0 0 ${scale} ${x} ${y} Tm`),
  fc.constantFrom('T*', '0 1 -1 0 300 300 Tm'),
);

const textBlock = fc
  .tuple(fc.constantFrom('S', 'D'), number(6, 14), number(40, 300), number(60, 740), fc.array(fc.oneof({ weight: 4, arbitrary: shown }, setting, move), { minLength: 1, maxLength: 8 }))
  .map(([font, size, x, y, steps]) => `BT /${font} ${size} Tf ${x} ${y} Td ${steps.join(' ')} ET`);

const rectangle = fc.tuple(number(0, 500), number(0, 700), number(1, 200), number(1, 200)).map((sides) => `${sides.join(' ')} re`);
const drawing = fc.oneof(
  fc.tuple(rectangle, fc.constantFrom('f', 'S', 's', 'f*')).map((parts) => parts.join(' ')),
  fc.tuple(number(0, 600), number(0, 700), number(0, 600), number(0, 700), number(0.2, 4)).map(([x0, y0, x1, y1, width]) => `${width} w ${x0} ${y0} m ${x1} ${y1} l S`),
  fc.tuple(rectangle, fc.constantFrom('W n', 'W* n')).map((parts) => parts.join(' ')),
  fc.constantFrom('/X0 Do', 'q 40 0 0 30 300 500 cm /Picture Do Q', '1 1 1 RG', '0 G'),
  fc.tuple(number(0.5, 1.5), number(-50, 50), number(-50, 50)).map(([scale, x, y]) => `${scale} 0 0 ${scale} ${x} ${y} cm`),
);

const content = fc.array(fc.oneof({ weight: 3, arbitrary: textBlock }, drawing), { minLength: 1, maxLength: 12 }).map((parts) => parts.map((part, index) => (index % 3 === 0 ? `q ${part}` : index % 3 === 2 ? `${part} Q` : part)).join('\n'));

const page = fc.record({
  content,
  rotate: fc.constantFrom(0, 0, 0, 90, 180, 270),
  mediaBox: fc.constantFrom<readonly [number, number, number, number]>([0, 0, 612, 792], [0, 0, 612, 792], [-20, 30, 592, 822]),
});

it('the lean reader and PDFium tell the same lines, words, boxes and ink of any page', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 2 }), content, async (pages, form) => {
      const forms = [{ content: form.replaceAll('/X0 Do', ''), entries: '/BBox[0 0 500 500]/Matrix[0.9 0 0 0.9 10 20]' }];
      await expectBothReadSame(embeddedFontPdf({ pages, forms, widths }));
    }),
    { numRuns: 80 },
  );
});

it('damaged bytes are refused or read, and nothing else is thrown', () => {
  const whole = embeddedFontPdf({ pages: [{ content: 'BT /S 12 Tf 72 700 Td (Jordan Sample) Tj [(two) -300 (words)] TJ ET 10 10 50 50 re f' }] });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 12 }), (changes) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      expect(typeof leanPages(bytes).ok).toBe('boolean');
    }),
    { numRuns: 300 },
  );
});
