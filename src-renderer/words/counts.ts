import { MOST_NAMED, type SomeNamed } from '@shared/ipc/some-named';

const numbers = new Intl.NumberFormat('en-US');

/** `12,345`. */
export const formatNumber = (value: number): string => numbers.format(value);

/** `1 sheet`, `12,345 sheets`; an irregular plural is given. */
export const countOf = (count: number, one: string, many = `${one}s`): string => `${formatNumber(count)} ${count === 1 ? one : many}`;

/** `7–17`, or `7` where both ends are the same. */
export const rangeOf = (from: number, to: number): string => (from === to ? formatNumber(from) : `${formatNumber(from)}–${formatNumber(to)}`);

const lists = new Intl.ListFormat('en-US', { type: 'conjunction' });

/** `a, b, and c`. */
export const listOf = (words: readonly string[]): string => lists.format(words);

/** Sentences one behind the other, without those that there is no cause for. */
export const sentencesOf = (...sentences: readonly (string | null)[]): string => sentences.filter((sentence) => sentence !== null).join(' ');

/** `“a”, “b”, and 5 more`; all of them where they are few. */
export const someOf = ({ count, names }: SomeNamed): string => {
  const quoted = names.map((name) => `“${name}”`);
  const others = MOST_NAMED - 1;
  return listOf(count > MOST_NAMED ? [...quoted.slice(0, others), `${formatNumber(count - others)} more`] : quoted);
};
