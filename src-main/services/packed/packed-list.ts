import type { Items } from '@shared/domain/records/items';
import { createRows, type Keepings, type Rows } from './rows';

/** Stands for an item that can't be packed. */
const AS_IT_IS = 0xffffffff;

/** How items are kept, and how an item is told in fields to keep and made of them again. */
export type ListKeeping<Item, Kept extends object> = { readonly keepings: Keepings<Kept>; readonly toKeep: (item: Item) => Kept; readonly itemOf: (kept: Kept) => Item };

/** A list that grows at its end and holds no object for an item: a few bytes outside of JavaScript's memory, of which the item is made each time that it is asked for. */
export class PackedList<Item, Kept extends object = object> implements Items<Item> {
  private places = new Uint32Array(1_024);
  private readonly asTheyAre = new Map<number, Item>();
  length = 0;

  constructor(
    private readonly keeping: ListKeeping<Item, Kept>,
    private readonly rows: Rows<Kept> = createRows(keeping.keepings),
  ) {}

  push(item: Item): void {
    if (this.length === this.places.length) this.grow(2 * this.length);
    this.put(this.length++, item);
  }

  at(index: number): Item | undefined {
    if (index < 0 || index >= this.length) return undefined;
    const place = this.places[index] ?? AS_IT_IS;
    return place === AS_IT_IS ? this.asTheyAre.get(index) : this.keeping.itemOf(this.rows.itemAt(place));
  }

  *[Symbol.iterator](): Generator<Item> {
    for (let index = 0; index < this.length; index++) yield this.at(index) as Item;
  }

  /** The list with another item there; this one stays as it is. */
  with(index: number, item: Item): PackedList<Item, Kept> {
    const list = new PackedList(this.keeping, this.rows);
    list.places = this.places.slice();
    list.length = this.length;
    for (const [at, kept] of this.asTheyAre) list.asTheyAre.set(at, kept);
    list.put(index, item);
    return list;
  }

  private put(index: number, item: Item): void {
    const place = this.rows.add(this.keeping.toKeep(item));
    if (place === null) this.asTheyAre.set(index, item);
    this.places[index] = place ?? AS_IT_IS;
  }

  private grow(length: number): void {
    const grown = new Uint32Array(length);
    grown.set(this.places);
    this.places = grown;
  }
}
