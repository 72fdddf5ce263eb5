import { endOf } from '@shared/domain/printing/job-status';
import { outcomeOfEnd } from '@shared/domain/printing/piece-outcome';
import type { Ledger } from '../../ports/ledger';
import type { PrintTransport } from '../../ports/print-transport';

/**
 * Asks for the true end of jobs that the ledger has without one, after a program that died in the middle. Only a job that the
 * scheduler still knows by number **and** name counts: numbers start anew when a spool is emptied. All others stay unknown.
 */
export async function recoverJobs(batchSha256: string, tools: { readonly ledger: Ledger; readonly transport: PrintTransport; readonly signal: AbortSignal }): Promise<void> {
  const { ledger, transport, signal } = tools;
  for (const { job, jobName, reference } of ledger.openJobs(batchSha256)) {
    if (reference === null) continue;
    const answer = await transport.status(reference, signal);
    if (!answer.ok || answer.value.jobName !== jobName) continue;
    const end = endOf(answer.value);
    if (end !== null) ledger.recordEnd(job, { ...end, outcome: outcomeOfEnd(end) });
  }
}
