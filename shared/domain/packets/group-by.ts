import { atOnce, groupInSteps } from '../../jobs/steps';

/** The items by key, keys in the order of their first item and items in their own. */
export const groupBy = <Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> => atOnce(groupInSteps(items, keyOf));
