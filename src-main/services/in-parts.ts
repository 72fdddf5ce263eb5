/** Items of one message to another process: a few milliseconds to take apart and to put together. */
export const ITEMS_OF_PART = 256;

/** The items in order, `most` at a time. */
export function* inParts<Item>(items: readonly Item[], most: number): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += most) yield items.slice(from, from + most);
}
