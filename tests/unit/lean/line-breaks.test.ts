import { describe, expect, it } from 'vitest';
import { leanPages } from '../../support/both-readers';
import { embeddedFontPdf } from '../../support/fixtures/embedded-font-pdf';
import { at, inText, wordsBothTell } from '../../support/shown-texts';

/** At the size of 10 pt the fixture's Type 3 font has a letter `a` 6 pt wide and a `b` of 7.2 pt. */
const SMALL_IN_LARGE_UNITS = '/T 5 Tf 2 0 0 2';

describe('letters set apart', () => {
  it('by as much all through a text are no words each', async () => {
    expect(await wordsBothTell(inText('2 Tc', at(40, 700, 'Jordan')))).toEqual(['Jordan']);
  });

  it('are words each where a text has but two', async () => {
    expect(await wordsBothTell(inText('4 Tc', at(40, 700, 'ab')))).toEqual(['a', 'b']);
  });
});

describe('behind a text of other units', () => {
  it.each([
    ['ends a word by the units of the one before', `${SMALL_IN_LARGE_UNITS} 40 700 Tm (a) Tj /T 10 Tf ${at(48, 700, 'b')}`, ['a', 'b']],
    ['ends none by its own units', `/T 10 Tf ${at(40, 700, 'a')} ${SMALL_IN_LARGE_UNITS} 47 700 Tm (b) Tj`, ['ab']],
    ['ends a line by the units of the one before', `${SMALL_IN_LARGE_UNITS} 40 700 Tm (a) Tj /T 10 Tf ${at(46, 704, 'b')}`, ['a', 'b']],
  ])('the next %s', async (_what, shown, words) => {
    expect(await wordsBothTell(inText(shown))).toEqual(words);
  });
});

describe('behind a text that shows nothing', () => {
  const SILENT = `/Span<</ActualText<FEFF0001>>>BDC ${at(40, 300, 'x')} EMC`;
  const EVERYWHERE = '/BBox[-1000 -1000 2000 2000]';
  /** Letters, the form of the silent text placed by a matrix, and a letter at a place on the line of those before. */
  const around = (letters: string, placing: string, x: number, last: string): Promise<readonly string[]> => {
    const before = Array.from(letters, (letter, index) => at(40 + index * 5.56, 700, letter));
    return wordsBothTell(`${inText(...before)} q ${placing} cm /X0 Do Q ${inText(at(x, 700, last))}`, { forms: [{ content: inText(SILENT), entries: EVERYWHERE }] });
  };

  it('the next goes on where the last that showed something ends', async () => {
    expect(await wordsBothTell(inText(at(40, 700, 'a'), SILENT, at(45.56, 700, 'b')))).toEqual(['ab']);
    const moved = { content: inText(SILENT), entries: `${EVERYWHERE}/Matrix[1 0 0 1 0 300]` };
    expect(await wordsBothTell(`${inText(at(40, 700, 'a'))} /X0 Do ${inText(at(45.56, 700, 'b'))}`, { forms: [moved] })).toEqual(['ab']);
  });

  it.each([
    ['moved aside', 'a', '1 0 0 1 3 0', 48.56, 'b', ['ab']],
    ['moved down', 'a', '1 0 0 1 0 -300', 45.56, 'b', ['a', 'b']],
    ['made smaller', 'ab', '0.5 0 0 0.5 22.78 350', 51.12, 'c', ['ab', 'c']],
    ['made larger', 'ab', '2 0 0 2 -45.56 -700', 56.68, 'c', ['abc']],
  ])('and that a form shows %s, the one before counts as moved alike', async (_what, letters, placing, x, last, words) => {
    expect(await around(letters, placing, x, last)).toEqual(words);
  });
});

it.each([
  ['flat', '1 0 0 0 40 300 Tm'],
  ['without breadth', '0 0 0 1 40 300 Tm'],
  ['of one point', '0 0 0 0 40 300 Tm'],
  ['scaled to nothing', '1 0 0 1 40 300 Tm 0 Tz'],
])('a text %s, of which readers tell different things, is left to PDFium', (_what, placing) => {
  expect(leanPages(embeddedFontPdf({ pages: [{ content: inText(at(40, 700, 'Jordan'), `${placing} (Sample) Tj`) }] }))).toEqual({ ok: false, reason: 'units' });
});

describe('which way lines run', () => {
  it('is told by the text before, where letters are drawn over each other', async () => {
    expect(await wordsBothTell(inText(at(40, 700, 'Jordan'), '1 0 0 1 73.36 680 Tm [(a) 556 (b)] TJ'))).toEqual(['Jordan', 'ab']);
  });

  it('is told by nothing that stands beside the page', async () => {
    expect(await wordsBothTell(inText(at(40, 700, 'a'), at(45.56, 700, 'b'), at(40, 680, 'c'), at(-300, 700, 'x')))).toEqual(['ab', 'c']);
  });
});
