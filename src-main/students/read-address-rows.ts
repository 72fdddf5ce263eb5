import { DelimitedRows } from './delimited-rows';
import { findEncoding, readText } from './text-encoding';

const DELIMITERS = [',', ';', '\t'] as const;
/** A list of addresses is short; a file beyond this is another one. */
const MOST_CHARACTERS = 20_000_000;
const MOST_BYTES = 4 * MOST_CHARACTERS;

/** The delimiter that the first line with anything on it has most of, outside of quotes. */
const delimiterOf = (text: string): string => {
  const line = (/[^\r\n]+/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
};

/** The rows of a list of addresses in any encoding and with commas, semicolons or tabs between the cells; null where it is no such list. @throws FileUnfit; a system error */
export const readAddressRows = async (path: string): Promise<readonly (readonly string[])[] | null> => {
  let text = '';
  for await (const piece of readText(path, await findEncoding(path, MOST_BYTES))) {
    text += piece;
    if (text.length > MOST_CHARACTERS) return null;
  }
  const reader = new DelimitedRows(delimiterOf(text));
  const rows = [...reader.take(text), ...reader.finish()];
  return reader.openQuoteLength > 0 ? null : rows;
};
