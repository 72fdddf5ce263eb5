import { allDone } from './all-done';
import { inParts } from './in-parts';

/** Files that are looked at together: a disk in the network answers so many in the time of one, and few enough that their handles stay bounded. */
const MOST_TOGETHER = 32;

/**
 * `map` of a list by work that waits for files, for some of them at a time; gives the values in the order of the items. At its end nothing is under way any more.
 * @throws what failed first, in the order of the items
 */
export const mapTogether = async <Item, Value>(items: readonly Item[], map: (item: Item) => Promise<Value>): Promise<readonly Value[]> => {
  const values: Value[] = [];
  for (const some of inParts(items, MOST_TOGETHER)) values.push(...(await allDone<readonly Value[]>(some.map(map))));
  return values;
};
