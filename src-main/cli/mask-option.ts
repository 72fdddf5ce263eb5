import { LONGEST_MASK, maskPhrase, MOST_MASKS } from '@shared/domain/envelope/stray-lines';
import { UsageFault } from './command';
import { readOptionText } from './option-file';

/** The lines to be masked that the file of `--mask` names, by their words, one a line. */
export const readMasks = async (file: string): Promise<readonly string[]> => {
  const text = await readOptionText(file, '--mask', 'The list of lines to mask');
  const phrases = [...new Set(text.split(/\r?\n/u).map(maskPhrase))].filter((phrase) => phrase !== '');
  if (phrases.length > MOST_MASKS || phrases.some((phrase) => phrase.length > LONGEST_MASK)) throw new UsageFault(`The list of lines to mask takes ${MOST_MASKS} lines of ${LONGEST_MASK} letters at most. Shorten it.`);
  return phrases;
};
