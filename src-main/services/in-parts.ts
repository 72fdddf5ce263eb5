import type { Items } from '@shared/domain/records/items';

/** Items of one message to another process: a few milliseconds to take apart and to put together. */
export const ITEMS_OF_PART = 256;

export const itemsBetween = <Item>(items: Items<Item>, from: number, to: number): readonly Item[] => Array.from({ length: Math.min(to, items.length) - from }, (_, index) => items.at(from + index) as Item);

/** The items in order, `most` at a time. */
export function* inParts<Item>(items: Iterable<Item>, most: number): Generator<readonly Item[]> {
  let part: Item[] = [];
  for (const item of items) {
    if (part.length === most) {
      yield part;
      part = [];
    }
    part.push(item);
  }
  if (part.length > 0) yield part;
}
