/**
 * The most recently used values whose weights together stay within `capacity`.
 * A value that leaves is handed to `discard`; the newest stays even where it alone is too heavy.
 */
export type Lru<Key, Value> = {
  readonly get: (key: Key) => Value | undefined;
  readonly set: (key: Key, value: Value, weight: number) => void;
  readonly clear: () => void;
  readonly size: () => number;
};

export function createLru<Key, Value>(capacity: number, discard: (value: Value) => void = () => undefined): Lru<Key, Value> {
  // A Map keeps the order of insertion: the first is the one used longest ago.
  const held = new Map<Key, { readonly value: Value; readonly weight: number }>();
  let load = 0;

  const remove = (key: Key): void => {
    const entry = held.get(key);
    if (!entry) return;
    held.delete(key);
    load -= entry.weight;
    discard(entry.value);
  };

  return {
    get: (key) => {
      const entry = held.get(key);
      if (!entry) return undefined;
      held.delete(key);
      held.set(key, entry);
      return entry.value;
    },
    set: (key, value, weight) => {
      remove(key);
      held.set(key, { value, weight });
      load += weight;
      for (const oldest of held.keys()) {
        if (load <= capacity || oldest === key) break;
        remove(oldest);
      }
    },
    clear: () => [...held.keys()].forEach(remove),
    size: () => held.size,
  };
}
