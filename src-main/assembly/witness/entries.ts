import { FEW_KEYS, entriesAt } from './syntax';

/**
 * A value where it stands. `data` reads a stream's bytes as they stand in the file, at a `glance` such that are good only until anything else is read;
 * null where the value is no stream's dictionary.
 */
export type Place = { readonly bytes: Buffer; readonly at: number; /** Where it ends; 0 where that is not known yet. */ readonly end: number; readonly data: ((how?: 'glance') => Buffer) | null; /** Kept once they were asked for. */ entries: Entries | null };

export const placeOf = (bytes: Buffer, at: number, end = 0, data: Place['data'] = null): Place => ({ bytes, at, end, data, entries: null });

/** The entries of a dictionary, each where it stands. Two flat lists: dictionaries are small, and a table for each would be most of what the proof leaves behind. */
export class Entries {
  static readonly NONE = new Entries([], []);
  /** The place of each key in the lists, once it was asked for; null while there are few of them. */
  private index: ReadonlyMap<string, number> | null = null;

  constructor(
    readonly keys: readonly string[],
    private readonly values: readonly Place[],
  ) {}

  /** Those of the dictionary that stands there; throws where none does. */
  static at(bytes: Buffer, at: number): Entries {
    const { keys, starts } = entriesAt(bytes, at);
    return new Entries(keys, starts.map((start) => placeOf(bytes, start)));
  }

  get size(): number {
    return this.keys.length;
  }

  has(key: string): boolean {
    return this.indexOf(key) >= 0;
  }

  get(key: string): Place | undefined {
    return this.values[this.indexOf(key)];
  }

  private indexOf(key: string): number {
    if (this.keys.length <= FEW_KEYS) return this.keys.indexOf(key);
    this.index ??= new Map(this.keys.map((name, index) => [name, index]));
    return this.index.get(key) ?? -1;
  }

  every(holds: (key: string, value: Place) => boolean): boolean {
    return this.keys.every((key, index) => holds(key, this.values[index]!));
  }

  /** Only those of the given keys. */
  only(keys: readonly string[]): Entries {
    const own = keys.filter((key) => this.has(key));
    return new Entries(own, own.map((key) => this.get(key)!));
  }

  /** These with what others have besides. */
  over(others: Entries): Entries {
    if (others.size === 0) return this;
    const missing = others.only(others.keys.filter((key) => !this.has(key)));
    return new Entries([...this.keys, ...missing.keys], [...this.values, ...missing.values]);
  }
}
