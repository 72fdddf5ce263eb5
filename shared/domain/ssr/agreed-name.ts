import type { EntryPage } from './entry-pages';
import { plainText } from './plain-text';
import type { Address } from './report';
import { addresseeOf, asOneLine, endsColumn, holdsBoxWord, valuesBehindLabels } from './student-name';

/** Its delivery line and its last line name nobody. */
const LINES_WITHOUT_NAME = 2;

/**
 * The pupil's name where a label's value and a line of the address are the same, null where none are. Two places that agree are evidence enough for a text without a name's shape
 * ("A", "bell hooks", "Avery & Jordan Sample"). The same place read twice, as where a label stands over the address, is one; words that head boxes are a name only where
 * a colon leads to them, since elsewhere they may be the next heading.
 */
export const agreedName = ({ plain }: Pick<EntryPage, 'plain'>, { lines }: Address): string | null => {
  const values = valuesBehindLabels(plain).map(({ text, isSure }) => ({ text: text.toLowerCase(), isSure }));
  const page = asOneLine(plain.split('\n')).toLowerCase();
  const isAgreed = (name: string): boolean => {
    const own = plainText(name).toLowerCase();
    const isValue = values.some(({ text, isSure }) => text.startsWith(own) && endsColumn(text.slice(own.length)) && (isSure || !holdsBoxWord(own)));
    return isValue && page.split(own).length > 2;
  };
  return lines.slice(0, -LINES_WITHOUT_NAME).map(addresseeOf).find((name) => name !== null && isAgreed(name)) ?? null;
};
