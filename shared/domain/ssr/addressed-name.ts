import { asPrinted, plainText } from './plain-text';
import type { EntryPage } from './entry-pages';
import { nameInColumn } from './name-in-column';
import type { Word } from './page-content';
import type { Address, Language } from './report';
import { nameWords } from './student-name';

/** A long name goes on in the next line of its box: the address, where it stands on one line, tells how. */
const unwrapped = (name: string, cover: EntryPage, address: Address): string => {
  const start = `${plainText(name)} `.toLowerCase();
  const whole = address.lines.map((line) => plainText(line).toLowerCase()).find((line) => line.startsWith(start));
  if (whole === undefined) return name;
  const wrapped = `${start.trimEnd()}\n${whole.slice(start.length)}`;
  const at = cover.plain.toLowerCase().indexOf(wrapped);
  return at < 0 ? name : asPrinted(cover.text, cover.plain.slice(at, at + wrapped.length).replace('\n', ' '));
};

/** Last name, comma, first name: an order that no direction of reading gives by accident. */
const LAST_NAME_FIRST = /^[^\s,][^,]*, [^\s,]/u;

/** The words of a name whatever order they stand in. */
const wordsOf = (name: string): string => nameWords(name).toSorted().join(' ');

/** A Latin name in a right-to-left line reads in either order; its line of the address, which is read from the left, tells which. */
const turned = (name: string, address: Address): string => {
  const words = wordsOf(name);
  const line = address.lines.find((other) => words !== '' && wordsOf(other) === words);
  const isInOrder = LAST_NAME_FIRST.test(name) || line?.toLowerCase() === name.toLowerCase();
  return line === undefined || isInOrder ? name : line;
};

/** A report's first page: its text, and its words with their places. */
type Cover = { readonly page: EntryPage; readonly words: readonly Word[] };

/** The name as printed, where the address of the same page shows it better than the place that it was read from. */
export const addressedName = (name: string | null, cover: Cover | undefined, address: Address | null, language: Language): string | null => {
  if (name === null || !cover || !address) return name;
  return language === 'ar' ? turned(name, address) : unwrapped(nameInColumn(name, cover.words, address), cover.page, address);
};
