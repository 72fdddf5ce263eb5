import { entriesAt } from './syntax';

/**
 * A value where it stands. `data` reads a stream's bytes as they stand in the file, at a `glance` such that are good only until anything else is read;
 * null where the value is no stream's dictionary.
 */
export type Place = { readonly bytes: Buffer; readonly at: number; /** Where it ends; 0 where that is not known yet. */ readonly end: number; readonly data: ((how?: 'glance') => Buffer) | null; /** Kept once they were asked for. */ entries: Entries | null };

export const placeOf = (bytes: Buffer, at: number, end = 0, data: Place['data'] = null): Place => ({ bytes, at, end, data, entries: null });

/** The entries of a dictionary, each where it stands. Two flat lists: dictionaries are small, and a table for each would be most of what the proof leaves behind. */
export class Entries {
  static readonly NONE = new Entries([], []);

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
    return this.keys.includes(key);
  }

  get(key: string): Place | undefined {
    return this.values[this.keys.indexOf(key)];
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
