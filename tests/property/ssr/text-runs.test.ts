import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Word } from '@shared/domain/ssr/page-content';
import { textRuns } from '@shared/domain/ssr/text-runs';

const LINE_PT = 14;
const SIZE_PT = 10;
const ROWS = 40;
const COLUMNS = [50, 320];
const WORDS_A_LINE = 6;
const WORD_PT = 30;

/** Two columns of lines; capitals, low letters and a comma behind each second word begin at heights of their own, as ink does. */
const page: readonly Word[] = COLUMNS.flatMap((left, column) =>
  Array.from({ length: ROWS }, (_, row) => {
    const top = 60 + row * LINE_PT + column * 0.05;
    return Array.from({ length: WORDS_A_LINE }, (_, place): readonly Word[] => {
      const x = left + place * (WORD_PT + 5);
      const word: Word = { text: `w${column}-${row}-${place}`, box: [x, top + (place % 3) * 0.7, x + WORD_PT, top + 8], fontSizePt: SIZE_PT };
      const comma: Word = { text: ',', box: [x + WORD_PT + 0.2, top + 7, x + WORD_PT + 2, top + 9.5], fontSizePt: SIZE_PT };
      return place % 2 === 0 ? [word] : [word, comma];
    }).flat();
  }).flat(),
);

const lines = (words: readonly Word[]): readonly string[] => textRuns(words).map(({ text }) => text);

it('gathers the same lines of words in whatever order they were drawn', () => {
  const asRead = lines(page);
  expect(asRead).toHaveLength(ROWS * COLUMNS.length);
  expect(asRead[0]).toBe('w0-0-0 w0-0-1, w0-0-2 w0-0-3, w0-0-4 w0-0-5,');
  expect(lines([...page].reverse())).toEqual(asRead);
  fc.assert(
    fc.property(fc.shuffledSubarray([...page], { minLength: page.length }), (shuffled) => {
      expect(lines(shuffled)).toEqual(asRead);
    }),
    { numRuns: 20 },
  );
});
