import type { ReadSoFar } from '@shared/ipc/contract';
import type { SomeNamed } from '@shared/ipc/some-named';
import { countOf, formatNumber, sentencesOf, someOf } from './counts';

/** What is kept of a reading that was cancelled. */
export function canceledSentence(soFar: ReadSoFar): string {
  return `Reading was canceled. ${leftSentence(soFar) ?? 'The downloads are still in the list.'}`;
}

/** Why a reading failed, and what is kept of it. */
export function failedSentence(failure: string, soFar: ReadSoFar): string {
  return sentencesOf(failure, leftSentence(soFar));
}

const leftSentence = ({ read, files }: ReadSoFar): string | null => (read === 0 ? null : `${formatNumber(read)} of ${countOf(files, 'file')} were read; they are kept while Foldline is open.`);

/** How many files an earlier reading has spared this one, null where it has none. */
export function keptSentence({ kept }: ReadSoFar): string | null {
  return kept === 0 ? null : `${countOf(kept, 'file')} ${kept === 1 ? 'was' : 'were'} read before and ${kept === 1 ? 'is' : 'are'} kept.`;
}

/** Which downloads are none of what was found, null where every one could be opened: one that was moved or deleted since it was chosen, or whose disk has gone. */
export function unopenedSentence(unopened: SomeNamed): string | null {
  const { count } = unopened;
  if (count === 0) return null;
  const [them, theyAre] = count === 1 ? ['it', 'it is'] : ['them', 'they are'];
  return `${someOf(unopened)} could not be opened, and nothing of ${them} is among what was found. Check that ${theyAre} still in the same place, that the disk is connected, and that this account may read ${them}; then read the downloads again.`;
}

/** What reading does next: it goes on where a reading was cancelled or failed on the way, or where downloads were added to those that were read. */
export function readWords(left: ReadSoFar | null, isRead: boolean, isAddedTo: boolean): string {
  if ((left && left.read > 0) || isAddedTo) return 'Continue reading';
  return isRead ? 'Read the downloads again' : 'Read the downloads';
}
