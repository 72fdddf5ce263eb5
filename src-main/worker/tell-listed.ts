import { setTimeout } from 'node:timers/promises';
import type { JobNews } from '../ports/job';
import type { ListedDownloads } from '../ports/reading';
import { partsOfListed } from '../services/inspection/listed-parts';

/** The window takes some 2 ms for a part of entries; of 50,000 at once it would hear for a quarter of a second. */
const PARTS_AT_ONCE = 4;
/** So long it then has for other things, in milliseconds. Windows makes 16 of them. */
const BETWEEN_PARTS_MS = 8;

/**
 * Tells the host what is listed, part by part; reading may go on meanwhile. What is known, and how much there is to read, is told before this returns, so that
 * every result comes behind it. @throws the signal's reason when aborted
 */
export const tellListed = async (listed: ListedDownloads, tell: (news: JobNews) => void, signal: AbortSignal, pause: () => Promise<unknown> = () => setTimeout(BETWEEN_PARTS_MS)): Promise<void> => {
  let entryParts = 0;
  for (const part of partsOfListed(listed)) {
    tell({ type: 'listed', part });
    if (part.kind !== 'entries') continue;
    entryParts += 1;
    if (entryParts % PARTS_AT_ONCE > 0) continue;
    await pause();
    signal.throwIfAborted();
  }
};
