import { followChoice } from '../store/choice-store';
import { readDownloads } from '../store/downloads-store';
import { followDays } from '../store/due-store';
import { followEntry } from '../store/entry-store';
import { readSettings } from '../store/plan-store';
import { describeProgram } from '../store/program-store';
import { followRows } from '../store/rows-store';
import { followSearch } from '../store/search-store';
import { followWindow } from '../store/window-store';
import { readSample, resume } from './flow';
import { loadLaterParts } from './load-later-parts';

/** Even where the page is not idle for a moment, in milliseconds. */
const LOAD_WITHIN_MS = 500;

/** Wires the stores to main and each other, and begins with what main already knows. */
export async function startProgram(): Promise<void> {
  followRows();
  followWindow();
  followSearch();
  followChoice();
  followEntry();
  followDays();
  requestIdleCallback(() => void loadLaterParts(), { timeout: LOAD_WITHIN_MS });
  const [app] = await Promise.all([describeProgram(), readSettings(), readDownloads()]);
  if (await resume()) return;
  if (app?.startOnSample) await readSample();
}
