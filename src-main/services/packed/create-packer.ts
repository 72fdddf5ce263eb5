import { CODECS, type CodecName } from './codecs';

/** How a field is kept: in bytes of its own, or `shared`, once for all items that have an equal value, or, of an inner object, each of its fields by itself. */
type Keeping<Value> = 'shared' | CodecName | (Value extends object ? Keepings<Value> : never);

export type Keepings<Item> = { readonly [Field in keyof Item]: Keeping<Item[Field]> };

/** Rows stand in blocks of so many bytes. */
const BLOCK_BYTES = 256 * 1024;

/** Numbers of a row take two bytes each. A row that needs larger ones is not packed. */
const NUMBER_BYTES = 2;
const MOST = 0xffff;

/** Reads a field of the row that stands at `at` in a block. */
type Reader = (block: Buffer, at: number) => unknown;

/** A row being written: numbers, one for each column, and behind them the bytes of the columns that have some of their own. */
type RowToWrite = { readonly numbers: number[]; readonly bytes: Buffer[]; length: number };

type Writer = (value: unknown, row: RowToWrite) => void;

type Column = { readonly read: Reader; readonly write: Writer };

/** Its number is a place among the values met. */
const sharedColumn = (column: number): Column => {
  const places = new Map<string, number>();
  const values: unknown[] = [];
  return {
    read: (block, at) => values[block.readUInt16LE(at + column * NUMBER_BYTES)],
    write: (value, { numbers }) => {
      const key = JSON.stringify(value);
      const known = places.get(key);
      if (known === undefined) places.set(key, values.push(value) - 1);
      numbers.push(known ?? values.length - 1);
    },
  };
};

/** Its number is the end of its bytes; they begin where those of `before` end, null for the first. */
const ownColumn = (column: number, before: number | null, columns: number, codec: CodecName): Column => {
  const { bytesOf, valueOf } = CODECS[codec];
  return {
    read: (block, at) => {
      const bytes = at + columns * NUMBER_BYTES;
      const from = before === null ? 0 : block.readUInt16LE(at + before * NUMBER_BYTES);
      return valueOf(block, bytes + from, bytes + block.readUInt16LE(at + column * NUMBER_BYTES));
    },
    write: (value, row) => {
      const bytes = bytesOf(value);
      row.bytes.push(bytes);
      row.numbers.push((row.length += bytes.length));
    },
  };
};

type AnyKeepings = { readonly [field: string]: 'shared' | CodecName | AnyKeepings };

const columnsIn = (keepings: AnyKeepings): number => Object.values(keepings).reduce((sum, keeping) => sum + (typeof keeping === 'string' ? 1 : columnsIn(keeping)), 0);

/** Fields of an item, or of an object in it, by their names. */
type Fields = readonly { readonly name: string; readonly read: Reader; readonly write: Writer }[];

const fieldsOf = (keepings: AnyKeepings): Fields => {
  const columns = columnsIn(keepings);
  let [next, before]: [number, number | null] = [0, null];
  const columnOf = (keeping: 'shared' | CodecName): Column => {
    const column = next++;
    if (keeping === 'shared') return sharedColumn(column);
    const own = ownColumn(column, before, columns, keeping);
    before = column;
    return own;
  };
  const within = (inner: AnyKeepings): Fields =>
    Object.entries(inner).map(([name, keeping]) => ({ name, ...(typeof keeping === 'string' ? columnOf(keeping) : objectOf(within(keeping))) }));
  return within(keepings);
};

const objectOf = (fields: Fields): Column => ({
  read: (block, at) => {
    const value: Record<string, unknown> = {};
    for (const { name, read } of fields) value[name] = read(block, at);
    return value;
  },
  write: (value, row) => {
    for (const { name, write } of fields) write((value as Readonly<Record<string, unknown>>)[name], row);
  },
});

/**
 * Packs items of one kind, so that tens of thousands can be held: what is asked of a packed item is read from bytes outside of JavaScript's memory, of
 * which an object with all of its texts and lists would take several times as much, and looks like the item itself. But its fields are no properties of its own: what spreads or clones it, or sends
 * it to another thread, gets none of them.
 */
export const createPacker = <Item extends object>(keepings: Keepings<Item>): ((item: Item) => Item) => {
  const fields = fieldsOf(keepings);
  const { write, read } = objectOf(fields);

  class Packed {
    readonly #block: Buffer;
    readonly #at: number;

    constructor(block: Buffer, at: number) {
      this.#block = block;
      this.#at = at;
    }

    static {
      for (const field of fields) {
        Object.defineProperty(this.prototype, field.name, {
          enumerable: true,
          get(this: Packed) {
            return field.read(this.#block, this.#at);
          },
        });
      }
    }

    toJSON(): unknown {
      return read(this.#block, this.#at);
    }
  }

  let block = Buffer.alloc(0);
  let used = 0;
  return (item) => {
    const row: RowToWrite = { numbers: [], bytes: [], length: 0 };
    write(item, row);
    const size = row.numbers.length * NUMBER_BYTES + row.length;
    if (size > MOST || row.numbers.some((number) => number > MOST)) return item;
    if (used + size > block.length) {
      // Not of the pool of small buffers, and each written before it is read.
      block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
      used = 0;
    }
    const at = used;
    for (const number of row.numbers) used = block.writeUInt16LE(number, used);
    for (const bytes of row.bytes) used += bytes.copy(block, used);
    return new Packed(block, at) as unknown as Item;
  };
};
