import { exposedLines } from '@shared/domain/envelope/exposed-lines';
import type { Exposure } from '@shared/domain/envelope/judge-window';
import { expect, it } from 'vitest';

const REST = { upIn: 0, rightIn: 0 };
const word = (text: string, x: number, y: number, given: Partial<Exposure> = {}): Exposure => ({ what: 'text', text, box: [x, y, x + 6 * text.length, y + 9], window: 'address', position: { upIn: 0.25, rightIn: 0 }, ...given });

it('words beside each other in one line are one thing that can show, in reading order, from when the first of them does', () => {
  const [name, colon, given] = [word('Student', 100, 50), word('Name:', 145, 51), word('Avery', 180, 50, { position: REST })];
  expect(exposedLines([given, name, colon])).toEqual([{ what: 'text', text: 'Student Name: Avery', box: [100, 50, 210, 60], window: 'address', position: REST }]);
});

it('other lines, columns far apart, other windows, pictures and rules stay apart, and nothing is lost', () => {
  const all = [
    word('SSID:', 100, 50),
    word('9900000001', 135, 50),
    word('Grade', 100, 61),
    word('Far', 300, 50),
    word('Upper', 200, 50, { window: 'return' }),
    word('', 150, 50, { what: 'image' }),
    word('', 160, 50, { what: 'line' }),
  ];
  const lines = exposedLines(all);
  expect(lines.map(({ what, text, window }) => [what, text, window])).toEqual([
    ['text', 'SSID: 9900000001', 'address'],
    ['text', 'Grade', 'address'],
    ['text', 'Far', 'address'],
    ['text', 'Upper', 'return'],
    ['image', '', 'address'],
    ['line', '', 'address'],
  ]);
  expect(exposedLines([])).toEqual([]);
});
