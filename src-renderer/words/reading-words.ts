import type { ReadSoFar } from '@shared/ipc/contract';
import { countOf, formatNumber } from './counts';

/** What is kept of a reading that was cancelled. */
export function canceledSentence({ read, files }: ReadSoFar): string {
  return read === 0
    ? 'Reading was canceled. The downloads are still in the list.'
    : `Reading was canceled. ${formatNumber(read)} of ${countOf(files, 'file')} were read; they are kept while Foldline is open.`;
}

/** How many files an earlier reading has spared this one, null where it has none. */
export function keptSentence({ kept }: ReadSoFar): string | null {
  return kept === 0 ? null : `${countOf(kept, 'file')} ${kept === 1 ? 'was' : 'were'} read before and ${kept === 1 ? 'is' : 'are'} kept.`;
}

/** What reading does next: it goes on where a reading was cancelled, or where downloads were added to those that were read. */
export function readWords(cancelled: ReadSoFar | null, isRead: boolean, isAddedTo: boolean): string {
  if ((cancelled && cancelled.read > 0) || isAddedTo) return 'Continue reading';
  return isRead ? 'Read the downloads again' : 'Read the downloads';
}
