import { CODECS, type CodecName } from './codecs';

/** How a field is kept: in bytes of its own, or `shared`, once for all items that have an equal value, or, of an inner object, each of its fields by itself; a `count`, a whole number below 2^32, as it is. */
type Keeping<Value> = 'shared' | CodecName | (Value extends number ? 'count' : never) | (Value extends object ? Keepings<Value> : never);

export type Keepings<Item> = { readonly [Field in keyof Item]: Keeping<Item[Field]> };

/** Rows stand in blocks of so many bytes. */
const BLOCK_BYTES = 256 * 1024;

/** Numbers of a row take two bytes each, and four in the rows that need larger ones, which stand in blocks of their own. */
const NARROW = 2;
const WIDE = 4;
const MOST_NARROW = 0xffff;
type NumberBytes = typeof NARROW | typeof WIDE;

type Block = { readonly bytes: Buffer; readonly numberBytes: NumberBytes };

/** Reads a field of the row that stands at `at` in a block. */
type Reader = (block: Block, at: number) => unknown;

const numberOf = ({ bytes, numberBytes }: Block, at: number, column: number): number => (numberBytes === NARROW ? bytes.readUInt16LE(at + column * NARROW) : bytes.readUInt32LE(at + column * WIDE));

/** A row being written: numbers, one for each column, and behind them the bytes of the columns that have some of their own. */
type RowToWrite = { readonly numbers: number[]; readonly bytes: Buffer[]; length: number };

type Writer = (value: unknown, row: RowToWrite) => void;

type Column = { readonly read: Reader; readonly write: Writer };

/** Its number is a place among the values met. */
const sharedColumn = (column: number): Column => {
  const places = new Map<string, number>();
  const values: unknown[] = [];
  return {
    read: (block, at) => values[numberOf(block, at, column)],
    write: (value, { numbers }) => {
      const key = JSON.stringify(value);
      const known = places.get(key);
      if (known === undefined) places.set(key, values.push(value) - 1);
      numbers.push(known ?? values.length - 1);
    },
  };
};

/** Its number is the value. */
const countColumn = (column: number): Column => ({
  read: (block, at) => numberOf(block, at, column),
  write: (value, { numbers }) => void numbers.push(value as number),
});

/** Its number is the end of its bytes; they begin where those of `before` end, null for the first. */
const ownColumn = (column: number, before: number | null, columns: number, codec: CodecName): Column => {
  const { bytesOf, valueOf } = CODECS[codec];
  return {
    read: (block, at) => {
      const behind = at + columns * block.numberBytes;
      const from = before === null ? 0 : numberOf(block, at, before);
      return valueOf(block.bytes, behind + from, behind + numberOf(block, at, column));
    },
    write: (value, row) => {
      const bytes = bytesOf(value);
      row.bytes.push(bytes);
      row.numbers.push((row.length += bytes.length));
    },
  };
};

type AnyKeepings = { readonly [field: string]: ColumnKeeping | AnyKeepings };
type ColumnKeeping = 'shared' | 'count' | CodecName;

const columnsIn = (keepings: AnyKeepings): number => Object.values(keepings).reduce((sum, keeping) => sum + (typeof keeping === 'string' ? 1 : columnsIn(keeping)), 0);

/** Fields of an item, or of an object in it, by their names. */
type Fields = readonly { readonly name: string; readonly read: Reader; readonly write: Writer }[];

const fieldsOf = (keepings: AnyKeepings): Fields => {
  const columns = columnsIn(keepings);
  let [next, before]: [number, number | null] = [0, null];
  const columnOf = (keeping: ColumnKeeping): Column => {
    const column = next++;
    if (keeping === 'shared') return sharedColumn(column);
    if (keeping === 'count') return countColumn(column);
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
  /** The place of one more; null where it is larger than a block. */
  readonly add: (item: Item) => number | null;
  readonly itemAt: (place: number) => Item;
  /** Each field by itself. */
  readonly fields: readonly { readonly name: string; readonly valueAt: (place: number) => unknown }[];
};

export const createRows = <Item extends object>(keepings: Keepings<Item>): Rows<Item> => {
  const fields = fieldsOf(keepings);
  const { write, read } = objectOf(fields);
  const blocks: Block[] = [];
  /** The block of each kind that is being filled: its place among all, and how much of it is used. */
  const open = { [NARROW]: { index: 0, used: BLOCK_BYTES }, [WIDE]: { index: 0, used: BLOCK_BYTES } };
  const readAt = (reader: Reader, place: number): unknown => {
    const block = blocks[Math.floor(place / BLOCK_BYTES)];
    if (!block) throw new RangeError('No row stands there.');
    return reader(block, place % BLOCK_BYTES);
  };
  /** Takes so many more bytes of the open block of that kind, or of a new one; gives their place. */
  const placeFor = (size: number, numberBytes: NumberBytes): number => {
    if (open[numberBytes].used + size > BLOCK_BYTES) {
      // Not of the pool of small buffers, and each byte written before it is read.
      open[numberBytes] = { index: blocks.push({ bytes: Buffer.allocUnsafeSlow(BLOCK_BYTES), numberBytes }) - 1, used: 0 };
    }
    const { index, used } = open[numberBytes];
    open[numberBytes].used += size;
    return index * BLOCK_BYTES + used;
  };
  return {
    add: (item) => {
      const row: RowToWrite = { numbers: [], bytes: [], length: 0 };
      write(item, row);
      const numberBytes = row.numbers.some((number) => number > MOST_NARROW) ? WIDE : NARROW;
      const size = row.numbers.length * numberBytes + row.length;
      if (size > BLOCK_BYTES) return null;
      const place = placeFor(size, numberBytes);
      const bytes = blocks[Math.floor(place / BLOCK_BYTES)]?.bytes ?? Buffer.alloc(0);
      let at = place % BLOCK_BYTES;
      for (const number of row.numbers) at = bytes.writeUIntLE(number, at, numberBytes);
      for (const some of row.bytes) at += some.copy(bytes, at);
      return place;
    },
    itemAt: (place) => readAt(read, place) as Item,
    fields: fields.map(({ name, read: reader }) => ({ name, valueAt: (place) => readAt(reader, place) })),
  };
};
