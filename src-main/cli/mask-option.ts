import { DEFAULT_ENVELOPE } from '@shared/domain/envelope/presets';
import { findStrayLines, isConfirmed, LONGEST_MASK, maskPhrase, MOST_MASKS } from '@shared/domain/envelope/stray-lines';
import { envelopeOf, paperShift, type PrepareSettings } from '@shared/domain/packets/settings';
import type { Inspection } from '../ports/inspection';
import { UsageFault } from './command';
import { readOptionText } from './option-file';
import { counted } from './text';

/** The lines to be masked that the file of `--mask` names, by their words, one a line. */
export const readMasks = async (file: string): Promise<readonly string[]> => {
  const text = await readOptionText(file, '--mask', 'The list of lines to mask');
  const phrases = [...new Set(text.split(/\r?\n/u).map(maskPhrase))].filter((phrase) => phrase !== '');
  if (phrases.length > MOST_MASKS || phrases.some((phrase) => phrase.length > LONGEST_MASK)) throw new UsageFault(`The list of lines to mask takes ${MOST_MASKS} lines of ${LONGEST_MASK} letters at most. Shorten it.`);
  return phrases;
};

/** A word where lines of the list can show in no window: one of them may be mistyped, and what was meant then stays in sight. */
export const masksText = (settings: PrepareSettings, { reports }: Pick<Inspection, 'reports'>): string => {
  const envelope = envelopeOf(settings) ?? DEFAULT_ENVELOPE;
  const shift = paperShift(settings);
  let absent = settings.masks;
  for (const { front, address, sheets } of reports) {
    if (absent.length === 0) return '';
    const lines = findStrayLines(front, address, { envelope, shift, sheets });
    absent = absent.filter((phrase) => !lines.some((line) => isConfirmed(line, { masks: [phrase], maskPlaces: [] })));
  }
  if (absent.length === 0) return '';
  return `${counted(absent.length, 'line')} of the list of lines to mask ${absent.length === 1 ? 'stands' : 'stand'} on no page 1 where the window could show it. Check the list for typing slips, and that each is a whole line as it is printed.\n`;
};
