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

/** Rows of items of one kind, outside of JavaScript's memory; a row is known by its place. */
export type Rows<Item> = {
  /** The place of one more; null where it can't be packed. */
  readonly add: (item: Item) => number | null;
  readonly itemAt: (place: number) => Item;
  /** Each field by itself. */
  readonly fields: readonly { readonly name: string; readonly valueAt: (place: number) => unknown }[];
};

export const createRows = <Item extends object>(keepings: Keepings<Item>): Rows<Item> => {
  const fields = fieldsOf(keepings);
  const { write, read } = objectOf(fields);
  const blocks: Buffer[] = [];
  /** Of the last block. */
  let used = 0;
  const readAt = (reader: Reader, place: number): unknown => {
    const block = blocks[Math.floor(place / BLOCK_BYTES)];
    if (!block) throw new RangeError('No row stands there.');
    return reader(block, place % BLOCK_BYTES);
  };
  /** The block for so many more bytes. */
  const blockFor = (bytes: number): Buffer => {
    const last = blocks.at(-1);
    if (last && used + bytes <= BLOCK_BYTES) return last;
    // Not of the pool of small buffers, and each byte written before it is read.
    const block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
    blocks.push(block);
    used = 0;
    return block;
  };
  return {
    add: (item) => {
      const row: RowToWrite = { numbers: [], bytes: [], length: 0 };
      write(item, row);
      const size = row.numbers.length * NUMBER_BYTES + row.length;
      if (size > MOST || row.numbers.some((number) => number > MOST)) return null;
      const block = blockFor(size);
      const place = (blocks.length - 1) * BLOCK_BYTES + used;
      for (const number of row.numbers) used = block.writeUInt16LE(number, used);
      for (const bytes of row.bytes) used += bytes.copy(block, used);
      return place;
    },
    itemAt: (place) => readAt(read, place) as Item,
    fields: fields.map(({ name, read: reader }) => ({ name, valueAt: (place) => readAt(reader, place) })),
  };
};
