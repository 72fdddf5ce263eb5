import { describe, expect, it } from 'vitest';
import { at, bothRead, inText, wordsBothTell } from '../../support/shown-texts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const letterOf = (index: number): string => LETTERS[index % LETTERS.length]!;

/** Drawn in a space of its own, 300 pt up the page. */
const ON_HIGH = '/BBox[0 0 500 400]/Matrix[1 0 0 1 0 300]';

describe('a page that shows each letter by itself', () => {
  /** 22 rows of 50 letters, more than there are places for texts at first. */
  const rows = Array.from({ length: 1_100 }, (_, index) => at(40 + (index % 50) * 6, 740 - Math.floor(index / 50) * 14, letterOf(index)));
  const lastRow = Array.from({ length: 50 }, (_, index) => letterOf(1_050 + index)).join('');

  it('and its last once more is read whole, and a short page after it', async () => {
    const [long, short] = await bothRead({ pages: [{ content: inText(...rows, at(40 + 49 * 6 + 0.2, 740 - 21 * 14, letterOf(1_099))) }, { content: inText(at(40, 700, 'short'), at(40, 680, 'page')) }] });
    expect(long?.words).toHaveLength(22);
    expect(long?.words.at(-1)?.text).toBe(lastRow);
    expect(short?.words.map(({ text }) => text)).toEqual(['short', 'page']);
  });

  it('and its last once more behind a form is read whole', async () => {
    const form = { content: inText(...Array.from({ length: 6 }, (_, index) => at(40 + index * 6, 350, 'x'))), entries: ON_HIGH };
    const [page] = await bothRead({ pages: [{ content: `${inText(...rows)} /X0 Do ${inText(at(40 + 49 * 6 + 0.2, 740 - 21 * 14, letterOf(1_099)))}` }], forms: [form] });
    expect(page?.words).toHaveLength(23);
    expect(page?.words.slice(-2).map(({ text }) => text)).toEqual([lastRow, 'xxxxxx']);
  });
});

describe('what is drawn twice', () => {
  it('is told among the texts of the page and of a form each by themselves', async () => {
    // The form's last text stands where the page's next does, were their spaces one.
    const form = { content: inText(at(60, 320, 'Jordan'), at(40, 200, 'Riley'), at(40.2, 200, 'Riley')), entries: ON_HIGH };
    const content = `${inText(at(40, 700, 'Sample'), at(40, 100, 'Quinn'))} /X0 Do ${inText(at(40, 200, 'Riley'), at(40.2, 100, 'Quinn'))} /X0 Do`;
    const [page] = await bothRead({ pages: [{ content }], forms: [form] });
    expect(page?.words.map(({ text }) => text)).toEqual(['Sample', 'Quinn', 'Jordan', 'Riley', 'Riley', 'Jordan', 'Riley']);
  });

  it.each([
    ['a colour', '1 1 1 rg', '0 g'],
    ['a mark', '/Span<</ActualText(Told)>>BDC', 'EMC'],
    ['a rectangle behind it', 'ET 10 10 30 20 re f BT /S 10 Tf', ''],
  ])('is told over %s that comes between and is gone again', async (_what, change, back) => {
    const [page] = await bothRead({ pages: [{ content: inText(at(40, 700, 'Jordan'), change, at(40, 650, 'Other'), back, at(40.2, 700, 'Jordan'), at(40, 600, 'Sample')) }] });
    expect(page?.words.filter(({ text }) => text === 'Jordan')).toHaveLength(1);
    expect(page?.words.at(-1)).toMatchObject({ text: 'Sample' });
    expect(page?.words.at(-1)?.hidden).toBeUndefined();
  });

  it.each([
    [4, 1],
    [5, 2],
  ])('is looked for no farther than five texts back: %i others between, told %i times', async (others, times) => {
    const between = Array.from({ length: others }, (_, index) => `${index % 2 === 0 ? '1 1 1 rg' : '0 g'} ${at(40, 680 - index * 20, 'other')}`);
    const words = await wordsBothTell(inText(at(40, 700, 'Jordan'), ...between, '0 g', at(40.2, 700, 'Jordan')));
    expect(words.filter((word) => word === 'Jordan')).toHaveLength(times);
    expect(words).toHaveLength(others + times);
  });

  it.each([
    [20, 7, 1],
    [10, 7, 2],
    [5, 4, 2],
  ])('is looked for as far aside as the type is large: at %i pt moved by %i pt, told %i times', async (sizePt, movedPt, times) => {
    const words = await wordsBothTell(inText(`/S ${sizePt} Tf`, at(40, 700, 'Jordan'), at(40 + movedPt, 700, 'Jordan')));
    expect(words).toEqual(Array.from({ length: times }, () => 'Jordan'));
  });

  it.each([
    ['of a text in larger units', at(40, 700, 'ab'), '/S 5 Tf 2 0 0 2 45.66 700 Tm (b) Tj'],
    ['of a text that rises', '1 0.3 -0.3 1 40 700 Tm (ab) Tj', at(45.56, 701.67, 'b')],
  ])('is told glyph by glyph where each %s stands', async (_what, first, again) => {
    expect(await wordsBothTell(inText(first, again))).toEqual(['ab']);
  });

  it('is the glyph of one font: those of two may mean two letters', async () => {
    // Widths that no other test has: the first glyph that is shown in a font that was not read before is its first.
    const widths = Array.from({ length: 224 }, () => 554);
    expect(await wordsBothTell(inText(at(40, 700, 'ab'), '/F 10 Tf', at(40.2, 700, 'x')), { widths })).toEqual(['abx']);
  });
});

describe('texts between which something changes and changes back', () => {
  it('show in the colour of each', async () => {
    expect(await wordsBothTell(inText(at(40, 700, 'one'), '1 1 1 rg', at(40, 680, 'two'), '0 g', at(40, 660, 'three'), '1 1 1 rg', at(40, 640, 'four')))).toEqual(['one', 'two hidden', 'three', 'four hidden']);
  });

  it('show in the clip of each', async () => {
    expect(await wordsBothTell(`${inText(at(40, 700, 'one'))} q 0 0 20 20 re W n ${inText(at(40, 680, 'two'))} Q ${inText(at(40, 660, 'three'))} q 0 0 20 20 re W n ${inText(at(40, 640, 'four'))} Q`)).toEqual(['one', 'two hidden', 'three', 'four hidden']);
  });

  it('say what the mark of each says', async () => {
    expect(await wordsBothTell(inText(at(40, 700, 'one'), '/Span<</ActualText(2)>>BDC', at(40, 680, 'two'), 'EMC', at(40, 660, 'three'), '/Span<</ActualText(4)>>BDC', at(40, 640, 'four'), 'EMC'))).toEqual(['one', '2', 'three', '4']);
  });
});
