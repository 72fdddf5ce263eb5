import { z } from 'zod';
import { failed, succeeded, type Result } from '../ipc/result';

/** Larger than any such file. */
export const MOST_EXCHANGE_BYTES = 1_000_000;

/** A file that carries settings of one sort to another computer. */
export type ExchangeFile<Item> = {
  readonly write: (items: readonly Item[]) => string;
  /** Fails with `…-unreadable` and a sentence that says what is wrong with the file. */
  readonly read: (text: string) => Result<readonly Item[]>;
};

type Exchanged<Item> = {
  /** What the file holds; also a word of its sentences, such as "This file holds no envelopes of Foldline." */
  readonly what: 'envelopes' | 'inserters' | 'printers';
  readonly guard: z.ZodType<Item>;
  readonly most: number;
  /** What can't be about an item whose types and bounds are right, as a sentence that names it; null where nothing is. */
  readonly fault?: (item: Item) => string | null;
};

export const exchangeFile = <Item>({ what, guard, most, fault }: Exchanged<Item>): ExchangeFile<Item> => {
  const file = z.object({ foldline: z.literal(what), schema: z.literal(1), [what]: z.array(guard).max(most) });
  return {
    write: (items) => `${JSON.stringify({ foldline: what, schema: 1, [what]: items }, null, 2)}\n`,
    read: (text) => {
      const parsed = text.length > MOST_EXCHANGE_BYTES ? null : file.safeParse(jsonOf(text));
      if (!parsed?.success) return failed(`${what}-unreadable`, `This file holds no ${what} of Foldline. Choose a file that was exported here.`);
      const items = parsed.data[what] as readonly Item[];
      const wrong = items.map((item) => fault?.(item) ?? null).find((found) => found !== null);
      return wrong === undefined ? succeeded(items) : failed(`${what}-unreadable`, wrong);
    },
  };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
};
