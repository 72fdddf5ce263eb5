/**
 * Work in steps: it yields wherever it may be laid down for a while, and returns its outcome. What it does depends on no clock; whoever runs
 * it decides when it goes on.
 */
export type Steps<Outcome> = Generator<undefined, Outcome, undefined>;

/** Items of one step: a few milliseconds of the dearest work on them, which takes half of one each. */
export const ITEMS_OF_STEP = 16;

/** Runs all steps without a pause. */
export const atOnce = <Outcome>(steps: Steps<Outcome>): Outcome => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};

/** The items one by one, with a pause after each few. */
export function* inSteps<Item>(items: Iterable<Item>, use: (item: Item, index: number) => void): Steps<void> {
  let index = 0;
  for (const item of items) {
    use(item, index++);
    if (index % ITEMS_OF_STEP === 0) yield;
  }
}

/** `map` of a list, in steps. */
export function* mapInSteps<Item, Value>(items: Iterable<Item>, map: (item: Item, index: number) => Value): Steps<Value[]> {
  const values: Value[] = [];
  yield* inSteps(items, (item, index) => values.push(map(item, index)));
  return values;
}

/** `flatMap` of a list, in steps. */
export function* flatMapInSteps<Item, Value>(items: Iterable<Item>, map: (item: Item, index: number) => readonly Value[]): Steps<Value[]> {
  const values: Value[] = [];
  yield* inSteps(items, (item, index) => {
    for (const value of map(item, index)) values.push(value);
  });
  return values;
}

/** The items by their keys, in steps: keys in the order of their first item, items in their own. */
export function* groupInSteps<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Steps<ReadonlyMap<Key, readonly Item[]>> {
  const groups = new Map<Key, Item[]>();
  yield* inSteps(items, (item) => {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known) known.push(item);
    else groups.set(key, [item]);
  });
  return groups;
}

/** Sorted apart at first, then merged two by two: lists of this length take a few milliseconds, also where names are compared. */
const SORTED_AT_ONCE = 512;

/** A sorted copy, as `toSorted` gives it: items that compare as equal stay in their order. */
export function* sortInSteps<Item>(items: readonly Item[], compare: (a: Item, b: Item) => number): Steps<readonly Item[]> {
  let runs: (readonly Item[])[] = [];
  for (let from = 0; from < items.length; from += SORTED_AT_ONCE) {
    runs.push(items.slice(from, from + SORTED_AT_ONCE).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: (readonly Item[])[] = [];
    for (let first = 0; first < runs.length; first += 2) merged.push(yield* mergeInSteps(runs[first] ?? [], runs[first + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}

function* mergeInSteps<Item>(a: readonly Item[], b: readonly Item[], compare: (a: Item, b: Item) => number): Steps<readonly Item[]> {
  const merged: Item[] = [];
  let [nextA, nextB] = [0, 0];
  while (nextA < a.length && nextB < b.length) {
    const [itemA, itemB] = [a[nextA] as Item, b[nextB] as Item];
    if (compare(itemA, itemB) <= 0) {
      merged.push(itemA);
      nextA++;
    } else {
      merged.push(itemB);
      nextB++;
    }
    if (merged.length % SORTED_AT_ONCE === 0) yield;
  }
  for (; nextA < a.length; nextA++) merged.push(a[nextA] as Item);
  for (; nextB < b.length; nextB++) merged.push(b[nextB] as Item);
  return merged;
}
