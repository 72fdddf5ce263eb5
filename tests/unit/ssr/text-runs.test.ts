import { describe, expect, it } from 'vitest';
import type { Word } from '@shared/domain/ssr/page-content';
import { textRuns } from '@shared/domain/ssr/text-runs';

/** A word of 10 pt type, 30 pt wide, with its ink between two heights. */
const word = (text: string, left: number, top: number, bottom: number): Word => ({ text, box: [left, top, left + 30, bottom], fontSizePt: 10 });

const runsOf = (...words: readonly Word[]): readonly string[] => textRuns(words).map(({ text }) => text);

describe('the line of a word', () => {
  it('is that of the word next to it, though the first of the line stands too high', () => {
    expect(runsOf(word('Jordan', 0, 100, 110), word('Riley', 35, 104, 114), word('Sample', 70, 108, 118))).toEqual(['Jordan Riley Sample']);
  });

  it('is that of the word farthest right, though another one was put on the line behind it', () => {
    expect(runsOf(word('Jordan', 0, 100, 110), word('Sample', 70, 101, 113), word('Riley', 35, 104, 109), word('Quinn', 105, 107, 113))).toEqual(['Jordan Riley Sample Quinn']);
  });
});

describe('a dash between two words', () => {
  /** As 10 pt type draws it: a tenth of the type's size high. */
  const dash = (text: string, left: number): Word => ({ text, box: [left, 105.5, left + 4, 106.3], fontSizePt: 10 });

  it.each(['-', '–', '·'])('stands on their line: %s', (text) => {
    expect(runsOf(word('Lopez', 0, 102, 110), dash(text, 33), word('Garcia', 40, 102, 110))).toEqual([`Lopez ${text} Garcia`]);
  });

  it('stands by itself where no word is near', () => {
    expect(runsOf(word('Lopez', 0, 102, 110), dash('-', 60), word('Garcia', 90, 102, 110))).toEqual(['Lopez', 'Garcia', '-']);
  });
});

describe('the text of a run', () => {
  it.each([
    ['a tab', 'Jordan\tSample', 'Jordan Sample', 'Jordan Sample'],
    ['two spaces', 'Jordan  Sample', 'Jordan Sample', 'Jordan Sample'],
    ['a space in front', ' Jordan', 'Jordan', 'Jordan'],
    ['a space behind', 'Sample ', 'Sample', 'Sample'],
    ['a typographic apostrophe', 'O’Neil', 'O’Neil', "O'Neil"],
    ['nothing but plain letters', 'Jordan Sample', 'Jordan Sample', 'Jordan Sample'],
  ])('has one space between words and is spelled plainly for comparing: %s', (_what, drawn, text, plain) => {
    expect(textRuns([word(drawn, 0, 100, 110)])).toMatchObject([{ text, plain }]);
  });

  it('is in the order in which it is read', () => {
    expect(runsOf(word('سامبل', 0, 100, 110), word('ريان', 35, 100, 110))).toEqual(['ريان سامبل']);
  });

  it('is as the page was read where its words are neighbours there, else read as the line of its first letters from the right', () => {
    const [label, last, first] = [word('الاسم:', 60, 100, 110), word('Lopez,', 0, 100, 110), word('Ana', 35, 100, 110)];
    const read = (place: number) => ({ reading: { direction: 'rtl', place } }) as const;
    expect(runsOf({ ...label, ...read(0) }, { ...last, ...read(1) }, { ...first, ...read(2) })).toEqual(['الاسم: Lopez, Ana']);
    expect(runsOf(last, first, { ...label, ...read(7) })).toEqual(['الاسم: Lopez, Ana']);
  });
});
