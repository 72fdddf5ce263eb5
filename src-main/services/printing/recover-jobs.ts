import { endOf } from '@shared/domain/printing/job-status';
import { outcomeOfEnd } from '@shared/domain/printing/piece-outcome';
import type { Ledger } from '../../ports/ledger';
import type { PrintTransport } from '../../ports/print-transport';

type RecoveryTools = { readonly ledger: Ledger; readonly transport: PrintTransport; readonly signal: AbortSignal };

/**
 * Asks for the true end of jobs of some batches, or of all (null), that the ledger has without one, after a program that died in the middle, and gives the number of
 * those that are still at a printer. Only a job that the scheduler still knows by number **and** name counts: numbers start anew
 * when a spool is emptied. A job that the printer had not given a number was never sent. All others stay unknown.
 */
export async function recoverJobs(batchSums: readonly string[] | null, { ledger, transport, signal }: RecoveryTools): Promise<number> {
  let underWay = 0;
  for (const { job, jobName, sides, reference, neverSent } of batchSums === null ? ledger.openJobs() : batchSums.flatMap((sum) => ledger.openJobs(sum))) {
    if (neverSent) ledger.recordEnd(job, { state: 'not-sent', reasons: ['program-ended'], outcome: 'not-sent' });
    if (reference === null) continue;
    const answer = await transport.status(reference, signal);
    if (!answer.ok || answer.value.jobName !== jobName) continue;
    const end = endOf(answer.value);
    if (end === null) underWay += 1;
    else ledger.recordEnd(job, { ...end, outcome: outcomeOfEnd(end, sides) });
  }
  return underWay;
}
