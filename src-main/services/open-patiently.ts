import { setTimeout } from 'node:timers/promises';
import type { Result } from '@shared/ipc/result';

/** Longer than any question to the ledger takes, the one to printers about its open jobs too. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 100;

/** Opens the ledger, looks at it, or asks its desk, also where another program asks it something meanwhile, as that soon gives it back; one that prints does not. Throws once the signal is aborted. */
export const openPatiently = async <Opened>(openLedger: () => Promise<Result<Opened>>, signal?: AbortSignal): Promise<Result<Opened>> => {
  for (let waited = 0; ; waited += PAUSE_MS) {
    signal?.throwIfAborted();
    const opened = await openLedger();
    if (opened.ok || opened.failure.code !== 'ledger-in-use' || waited >= PATIENCE_MS) return opened;
    await setTimeout(PAUSE_MS, undefined, { signal });
  }
};
