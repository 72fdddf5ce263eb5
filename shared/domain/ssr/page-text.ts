import { findPageNumber, type PageNumber } from './page-number';
import { plainText } from './plain-text';
import { lookAt, type TextLook } from './text-look';

/** A page's text in plain spelling (`plainText`), a look at it, and the number that the page prints on itself. */
export type PageText = { readonly plain: string; readonly look: TextLook; readonly number: PageNumber | null };

/** The texts read last: a page is read when its words are, and again with its neighbours. */
const recent: { readonly text: string; readonly read: PageText }[] = [];
const MOST_RECENT = 16;

/** Reads a page's text as it came from the page; of one that was read lately, what is known of it. */
export const readPageText = (text: string): PageText => {
  const known = recent.find((one) => one.text === text);
  if (known) return known.read;
  const plain = plainText(text);
  const read = { plain, look: lookAt(plain), number: findPageNumber(plain) };
  if (recent.push({ text, read }) > MOST_RECENT) recent.shift();
  return read;
};
