import type { AskMailing } from '../../services/mailed-reports';
import { deskInThread } from './desk-in-thread';

/**
 * Asks the ledger what was mailed on a thread that ends with its answer: what SQLite takes would stand beside all that comes after.
 *
 * @param threadFile the built `ledger-thread.js`
 * @throws the signal's reason once that is aborted
 */
export const mailingInThread =
  (threadFile: string, dataFolder: string, signal: AbortSignal): AskMailing['mailing'] =>
  async (reports) => {
    const desk = deskInThread(threadFile, dataFolder);
    try {
      const states = await desk.mailing(reports, signal);
      signal.throwIfAborted();
      return states;
    } finally {
      await desk.end();
    }
  };
