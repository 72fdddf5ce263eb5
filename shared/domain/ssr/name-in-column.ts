import type { Word } from './page-content';
import { plainText } from './plain-text';
import type { Address } from './report';
import { nameWords } from './student-name';
import { textRuns } from './text-runs';

/** True where a name ends in words that a line of the address begins with. */
const runsInto = (parts: readonly string[], address: Address): boolean => {
  const lines = address.lines.map((line) => plainText(line).toLowerCase());
  return parts.some((_, index) => {
    const tail = parts.slice(index).join(' ').toLowerCase();
    return index > 0 && lines.some((line) => line.startsWith(tail));
  });
};

/**
 * A name without the address that stands beside it: where two columns share a baseline, a page's text joins them to one line ("Name: Lopez, Ana PO Box 77",
 * or the name twice). The places of the words tell; a name that stands in one column stays as it is.
 */
export const nameInColumn = (name: string, words: readonly Word[], address: Address): string => {
  const parts = plainText(name).split(' ');
  if (!runsInto(parts, address)) return name;
  const runs = textRuns(words).map(({ plain }) => plain);
  if (runs.some((run) => run.includes(parts.join(' ')))) return name;
  for (let count = parts.length - 1; count > 0; count -= 1) {
    const front = parts.slice(0, count).join(' ');
    // The label stands in front of it in the same column: a line that is the name's end alone is the address's.
    if (nameWords(front).length > 0 && runs.some((run) => run.endsWith(` ${front}`))) return name.split(' ').slice(0, count).join(' ');
  }
  return name;
};
