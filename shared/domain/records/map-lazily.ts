/** Lists whose items are made one at a time, each time that they are gone through: of tens of thousands there is never more than one. */
export const mapLazily = <Item, Value>(items: Iterable<Item>, make: (item: Item) => Value): Iterable<Value> => flatMapLazily(items, (item) => [make(item)]);

export const flatMapLazily = <Item, Value>(items: Iterable<Item>, make: (item: Item) => Iterable<Value>): Iterable<Value> => ({
  *[Symbol.iterator]() {
    for (const item of items) yield* make(item);
  },
});
