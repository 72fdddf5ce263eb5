/** A list whose items may be made each time that they are asked for. Any array is one. */
export type Items<Item> = Pick<readonly Item[], 'length' | 'at' | typeof Symbol.iterator> & {
  /** The list with another item there; this one stays as it is. */
  with(index: number, item: Item): Items<Item>;
};
