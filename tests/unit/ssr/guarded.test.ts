import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GUARDED_PATTERNS, guarded, piecesOfHint } from '@shared/domain/ssr/guarded';
import { flatText, plainText } from '@shared/domain/ssr/plain-text';
import { lookAt, pieceOf, signOf } from '@shared/domain/ssr/text-look';
import '@shared/domain/ssr/recognise-reports';
import '@shared/domain/ssr/may-carry-address';
import { needOf, waysToMeet } from '../../support/ssr/pattern-needs';

const source = ({ pattern }: { readonly pattern: RegExp }): string => `${pattern.source.slice(0, 60)} /${pattern.flags}`;

/** Ways in which a pattern can match that hold the pieces of none of its hints. */
const unhinted = (pattern: RegExp, hints: readonly string[]): number =>
  waysToMeet(needOf(pattern)).filter((way) => !hints.some((hint) => piecesOfHint(hint).every((piece) => way.has(piece)))).length;

describe('the hints of guarded patterns', () => {
  it.each(GUARDED_PATTERNS.map((guard) => [source(guard), guard] as const))('hold whatever matches %s', (_, { pattern, hints }) => {
    expect(hints.length).toBeGreaterThan(0);
    // A hint without a piece would let everything through.
    expect(hints.filter((hint) => piecesOfHint(hint).length === 0)).toEqual([]);
    expect(unhinted(pattern, hints)).toBe(0);
  });

  it('are all there', () => expect(GUARDED_PATTERNS.length).toBeGreaterThan(30));

  it.each([
    [/score report|report card/u, ['score report']],
    [/(?:student )?name/u, ['student name']],
    [/ab(?:.c)?d/u, ['abcd']],
    [/level \d{4}/u, ['00000']],
    [/a+bc/u, ['aabc']],
    [/(?:x|[^y])yes/u, ['xyes']],
  ] as const)('are noticed where they are wrong: %s', (pattern, hints) => expect(unhinted(pattern, hints)).toBeGreaterThan(0));
});

describe('a look at a text', () => {
  const letters = fc.constantFrom('score', 'Report', 'ELPAC', ' ', '\n', 'student ', 'ñ', 'phụ huynh', '家長', '학생', 'معلومات', '12345', '98 765', '-', 'İ', 'é', 'cast', '\u00a0', 'caa', 'the ');
  const text = fc.array(letters, { maxLength: 30 }).map((parts) => plainText(parts.join('')));

  it('never misses what a pattern finds, in the text, in small letters on one line, or in one of its lines', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...GUARDED_PATTERNS), (plain, guard) => {
        const look = lookAt(plain);
        const found = [plain, flatText(plain, look), ...plain.split('\n').map((line) => line.trim().toLowerCase())].some((part) => guard.pattern.test(part));
        expect(guard.mayMatch(look) || !found).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  it('holds every three signs in a row, without the spaces', () => {
    fc.assert(
      fc.property(text, (plain) => {
        const look = lookAt(plain);
        const signs = Array.from({ length: plain.length }, (_, index) => signOf(plain.charCodeAt(index))).filter((sign) => sign !== 0);
        for (let index = 2; index < signs.length; index++) expect(look.holds(pieceOf(signs[index - 2]!, signs[index - 1]!, signs[index]!))).toBe(true);
      }),
    );
  });

  it('tells what is not there', () => {
    const guard = guarded(/score report/u, 'score report');
    expect(guard.mayMatch(lookAt('Mathematics Overall Score 2471'))).toBe(false);
    expect(guard.mayMatch(lookAt('STUDENT SCORE\n  REPORT'))).toBe(true);
    expect(guarded(/\d{5}/, '00000').mayMatch(lookAt('2471 2498'))).toBe(false);
  });
});
