/** A list whose items may be made each time that they are asked for; indexes are from 0. Any array is one. */
export type Items<Item> = Pick<readonly Item[], 'length' | 'at' | typeof Symbol.iterator> & {
  /** The list with another item at that index; this one stays as it is. */
  with(index: number, item: Item): Items<Item>;
};
