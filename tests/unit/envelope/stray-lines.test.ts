import { judgeFront } from '@shared/domain/envelope/judge-window';
import { DEFAULT_ENVELOPE } from '@shared/domain/envelope/presets';
import { findStrayLines, isConfirmed, maskFront } from '@shared/domain/envelope/stray-lines';
import type { Rect } from '@shared/domain/geometry/rect';
import type { Word } from '@shared/domain/ssr/page-content';
import { itemsAt, packFrontPage } from '@shared/domain/ssr/front-page';
import { describe, expect, it } from 'vitest';

const word = (text: string, x: number, y: number, width = 30): Word => ({ text, fontSizePt: 9, box: [x, y, x + width, y + 9] });
const address = { lines: ['1 Oak St', 'Davis, CA 95616'], zip: '95616', box: [80, 190, 160, 215] as Rect };
const words = [word('Oak', 90, 195), word('Routing', 225, 195), word('slip', 258, 195), word('Far', 420, 195), word('Below', 80, 300)];
const front = packFrontPage({ words, ink: [] });
const setting = { envelope: DEFAULT_ENVELOPE };

describe('stray lines', () => {
  it('are whole lines of which something can show, without the address', () => {
    expect(findStrayLines(front, address, setting)).toEqual([{ text: 'Routing slip', words: [1, 2], box: [225, 195, 288, 204] }]);
  });

  it('that are masked no longer show, and all else stays', () => {
    expect(judgeFront(front, address, setting).exposes).toBe(true);
    const { front: left, masks } = maskFront(front, address, setting, { masks: [' Routing\tslip '], maskPlaces: [] });
    expect(masks).toEqual([[225, 195, 288, 204]]);
    expect(judgeFront(left, address, setting)).toEqual({ fit: judgeFront(front, address, setting).fit, exposes: false });
    expect(itemsAt(left, [0, 1, 2]).map(({ text, box }) => [text, box])).toEqual([words[0], words[3], words[4]].map((kept) => [kept?.text, kept?.box]));
  });

  it.each([[['Routing']], [['Far']], [['Below']], [['Oak']], [[]]])('stay where %j is confirmed', (phrases) => {
    expect(maskFront(front, address, setting, { masks: phrases, maskPlaces: [] })).toEqual({ front, masks: [] });
  });

  it.each([
    ['Routing slip ####', 'Routing slip 0417', true],
    ['Routing slip ####', 'Routing slip 041', false],
    ['Routing slip ####', 'Routing slip 041a', false],
    ['Routing slip #', 'Routing slip #', true],
    ['Routing slip 1', 'Routing slip 2', false],
  ])('%s is said by %s: %s', (phrase, text, isSaid) => {
    expect(isConfirmed({ text, words: [], box: [0, 0, 1, 1] }, { masks: [phrase], maskPlaces: [] })).toBe(isSaid);
  });

  it('are masked by the place of their kind, whatever they say, and no line next to it is', () => {
    const numbered = (text: string, y = 195) => packFrontPage({ words: [word('Oak', 90, 195), word(text, 225, y)], ink: [] });
    const choice = { masks: [], maskPlaces: [{ xPt: 225, yPt: 199.5 }] };
    for (const text of ['1001', '2002']) expect(maskFront(numbered(text), address, setting, choice).masks).toEqual([[225, 195, 255, 204]]);
    expect(maskFront(numbered('1001', 198), address, setting, choice).masks).toHaveLength(1);
    for (const y of [190, 205]) expect(maskFront(numbered('1001', y), address, setting, choice).masks).toEqual([]);
  });
});
