import { spacedAsIn } from './cluster-scripts';
import { asPrinted, literally, plainText } from './plain-text';
import type { EntryPage } from './entry-pages';
import { RIGHT_TO_LEFT } from './logical-order';
import { nameInColumn } from './name-in-column';
import type { Word } from './page-content';
import type { Address, Language } from './report';
import { addresseeOf, nameWords, salutationOf } from './student-name';

/** A piece of plain text as a box may break it: at a space, or behind a hyphen. */
const broken = (plain: string): string => literally(plain).replaceAll(' ', '\\s+').replaceAll('-', '-\\s*');

/** The line of the address that begins with a name and goes on, without the salutation in front of it; undefined where none does. */
const longerLine = (name: string, address: Address): string | undefined =>
  address.lines
    .map((line) => {
      const plain = plainText(line);
      const at = plain.toLowerCase().indexOf(name);
      const goesOn = at >= 0 && plain.length > at + name.length && /^[^\p{L}\p{M}]/u.test(plain.slice(at + name.length));
      return goesOn && (at === 0 || salutationOf(plain).length === plain.slice(0, at).trim().length) ? plain.slice(at) : '';
    })
    .find((line) => line !== '');

/**
 * A long name goes on in the next line of its box, and one with a sign or a digit in it ("3rd") behind what was read as its end: the address, where it
 * stands on one line, tells how, if that is what stands in the box too, at each place where a label's value begins with the name.
 */
const whole = (name: string, cover: EntryPage, address: Address): string => {
  const start = plainText(name).toLowerCase();
  const line = longerLine(start, address);
  if (line === undefined) return name;
  const [begins, goesOn] = [new RegExp(`(?<=[:：]\\s*)${broken(start)}(?![\\p{L}\\p{M}])`, 'giu'), new RegExp(`${broken(line)}(?=\\s|$)`, 'iuy')];
  const values = Array.from(cover.plain.matchAll(begins), ({ index }) => {
    goesOn.lastIndex = index;
    return goesOn.exec(cover.plain)?.[0];
  });
  // A label without a colon tells only of a line that breaks.
  const value = values.length > 0 ? values[0] : Array.from(cover.plain.matchAll(new RegExp(`${broken(line)}(?=\\s|$)`, 'giu')), ([found]) => found).find((found) => found.includes('\n'));
  if (value === undefined || values.includes(undefined)) return name;
  return asPrinted(cover.text, value.replace(/-\s+/g, '-').replace(/\s+/g, ' '));
};

/** Last name, comma, first name: an order that no direction of reading gives by accident. */
const LAST_NAME_FIRST = /^[^\s,][^,]*, [^\s,]/u;

/** The words of a name whatever order they stand in. */
const wordsOf = (name: string): string => nameWords(name).toSorted().join(' ');

/** A Latin name in a right-to-left line reads in either order, and a right-to-left one in another line does; its line of the address, which holds nothing else, tells which. */
const turned = (name: string, address: Address): string => {
  const words = wordsOf(name);
  const line = address.lines.map(addresseeOf).find((other) => other !== null && words !== '' && wordsOf(other) === words) ?? undefined;
  const isInOrder = LAST_NAME_FIRST.test(name) || line?.toLowerCase() === name.toLowerCase();
  return line === undefined || isInOrder ? name : line;
};

/** A report's first page: its text, and its words with their places. */
type Cover = { readonly page: EntryPage; readonly words: readonly Word[] };

/** The name as printed, where the address of the same page shows it better than the place that it was read from. */
export const addressedName = (printed: string | null, cover: Cover | undefined, address: Address | null, language: Language): string | null => {
  if (printed === null || !cover || !address) return printed;
  const name = spacedAsIn(printed, address.lines);
  return language === 'ar' || RIGHT_TO_LEFT.test(name) ? turned(name, address) : whole(nameInColumn(name, cover.words, address), cover.page, address);
};
