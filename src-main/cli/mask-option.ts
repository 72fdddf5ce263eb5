import { readFile } from 'node:fs/promises';
import { LONGEST_MASK, maskPhrase, MOST_MASKS } from '@shared/domain/envelope/stray-lines';
import { UsageFault } from './command';

/** The lines to be masked that the file of `--mask` names, by their words, one a line. */
export const readMasks = async (file: string): Promise<readonly string[]> => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageFault("The list of lines to mask can't be read. Check the name given with --mask.");
  });
  const phrases = [...new Set(text.replace(/^\uFEFF/u, '').split(/\r?\n/u).map(maskPhrase))].filter((phrase) => phrase !== '');
  if (phrases.length > MOST_MASKS || phrases.some((phrase) => phrase.length > LONGEST_MASK)) throw new UsageFault(`The list of lines to mask takes ${MOST_MASKS} lines of ${LONGEST_MASK} letters at most. Shorten it.`);
  return phrases;
};
