import { createRows, type Keepings } from './rows';

/**
 * Packs items of one kind, so that tens of thousands can be held: what is asked of a packed item is read from bytes outside of JavaScript's memory, of
 * which an object with all of its texts and lists would take several times as much, and looks like the item itself. But its fields are no properties of its own: what spreads or clones it, or sends
 * it to another thread, gets none of them.
 */
export const createPacker = <Item extends object>(keepings: Keepings<Item>): ((item: Item) => Item) => {
  const { add, itemAt, fields } = createRows(keepings);

  class Packed {
    readonly #place: number;

    constructor(place: number) {
      this.#place = place;
    }

    static {
      for (const { name, valueAt } of fields) {
        Object.defineProperty(this.prototype, name, {
          enumerable: true,
          get(this: Packed) {
            return valueAt(this.#place);
          },
        });
      }
    }

    toJSON(): Item {
      return itemAt(this.#place);
    }
  }

  return (item) => {
    const place = add(item);
    return place === null ? item : (new Packed(place) as unknown as Item);
  };
};
