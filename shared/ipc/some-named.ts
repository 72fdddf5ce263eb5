/** So many of a list are named in a sentence; where there are more, one less and how many others. */
export const MOST_NAMED = 3;

/** How many there are, with the first few by name. */
export type SomeNamed = { readonly count: number; readonly names: readonly string[] };

/** As many of a list as are named in a sentence. `nameOf` is asked for these alone. */
export const someNamed = <Item>(items: readonly Item[], nameOf: (item: Item) => string): SomeNamed => ({ count: items.length, names: items.slice(0, MOST_NAMED).map(nameOf) });
