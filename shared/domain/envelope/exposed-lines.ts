import { rectHeight, type Rect, union } from '../geometry/rect';
import type { Exposure } from './judge-window';

/** Two words are of one line where they overlap in height by so much of the lower one's, and stand no further apart than so much of it. */
const LEAST_OVERLAP = 0.6;
const MOST_APART = 1.6;

const isBesides = (line: Rect, word: Rect): boolean => {
  const height = Math.min(rectHeight(line), rectHeight(word));
  const overlap = Math.min(line[3], word[3]) - Math.max(line[1], word[1]);
  const apart = Math.max(word[0] - line[2], line[0] - word[2]);
  return overlap >= LEAST_OVERLAP * height && apart <= MOST_APART * height;
};

/** Whether a position is nearer to rest than another. */
const isNearer = (a: Exposure['position'], b: Exposure['position']): boolean => a.upIn + a.rightIn < b.upIn + b.rightIn;

const joined = (line: Exposure, word: Exposure): Exposure => ({
  ...line,
  text: line.box[0] <= word.box[0] ? `${line.text} ${word.text}` : `${word.text} ${line.text}`,
  box: union(line.box, word.box),
  position: isNearer(word.position, line.position) ? word.position : line.position,
});

/** What can show, with words that stand beside each other in one line as one, as people read them; a line shows as soon as one of its words does. */
export const exposedLines = (exposures: readonly Exposure[]): readonly Exposure[] => {
  const lines: Exposure[] = [];
  // From left to right, so that each word meets the line that ends before it; the order of what was found stays.
  const order = new Map(exposures.map((exposure, index) => [exposure, index]));
  const first = new Map<Exposure, number>();
  for (const exposure of exposures.toSorted((a, b) => a.box[0] - b.box[0])) {
    const place = order.get(exposure) ?? 0;
    const at = exposure.what === 'text' ? lines.findIndex((line) => line.what === 'text' && line.window === exposure.window && isBesides(line.box, exposure.box)) : -1;
    const line = lines[at];
    const next = line ? joined(line, exposure) : exposure;
    if (line) lines[at] = next;
    else lines.push(next);
    first.set(next, Math.min(place, line ? (first.get(line) ?? place) : place));
  }
  return lines.sort((a, b) => (first.get(a) ?? 0) - (first.get(b) ?? 0));
};
