import { setTimeout } from 'node:timers/promises';
import type { JobNews } from '../ports/job';
import type { ListedDownloads } from '../ports/reading';
import { partsOfListed } from '../services/inspection/listed-parts';

/** So long the window has for other things between two parts, in milliseconds: twice what it takes for one. Of 50,000 entries at once it would hear for a quarter of a second. */
const BETWEEN_PARTS_MS = 4;

/** Tells the host what is listed, part by part, until it is aborted; reading may go on meanwhile. */
export const tellListed = async (listed: ListedDownloads, tell: (news: JobNews) => void, signal: AbortSignal, pause: () => Promise<unknown> = () => setTimeout(BETWEEN_PARTS_MS)): Promise<void> => {
  for (const part of partsOfListed(listed)) {
    if (signal.aborted) return;
    tell({ type: 'listed', part });
    await pause();
  }
};
