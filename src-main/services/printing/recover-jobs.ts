import { endOf, PAGES_MISSING, SENDING_BROKEN_OFF } from '@shared/domain/printing/job-status';
import { outcomeOfEnd } from '@shared/domain/printing/piece-outcome';
import type { Ledger, LedgerJobEnd, OpenLedgerJob } from '../../ports/ledger';
import type { JobReference, PrintTransport } from '../../ports/print-transport';

type RecoveryTools = { readonly ledger: Ledger; readonly transport: PrintTransport; readonly signal: AbortSignal };

/** Nothing of the job was printed: its pieces can be sent as if it had never been. */
const NEVER_SENT: LedgerJobEnd = { state: 'not-sent', reasons: ['program-ended'], outcome: 'not-sent' };

/**
 * Asks for the true end of jobs of some batches, or of all (null), that the ledger has without one, after a program that died in the middle, and gives the number of
 * those that are still at a printer. Only a job that the scheduler still knows by number **and** name counts: numbers start anew
 * when a spool is emptied. One whose number was not written down any more is looked for by its name. A job that has no document
 * is taken out of the queue, which would wait for its pages; it was never sent, unless its pages had left: a scheduler that crashed loses them, and may have printed some. One that is completed
 * though the program ended, or the connection, while its pages left may have come out in part. All others stay unknown.
 * @param printers where jobs of other batches that were made and not handed over are taken away too: some printers take no other job meanwhile
 */
export async function recoverJobs(batchSums: readonly string[] | null, tools: RecoveryTools, printers: readonly string[] = []): Promise<number> {
  const { ledger } = tools;
  let underWay = 0;
  const left = ledger.openJobs().filter(({ printer, isHandedOver }) => !isHandedOver && printers.includes(printer));
  const open = batchSums === null ? ledger.openJobs() : [...batchSums.flatMap((sum) => ledger.openJobs(sum)), ...left];
  for (const job of new Map(open.map((one) => [one.job, one])).values()) {
    const reference = job.reference ?? (await foundByName(job, tools));
    const told = reference === null ? null : await endAt(reference, job, tools);
    if (job.reference === null && reference !== null && told !== NEVER_SENT) ledger.recordCreated(job.job, reference);
    if (told === 'under-way') underWay += 1;
    const end = told ?? (job.neverSent ? NEVER_SENT : null);
    if (end !== null && end !== 'under-way') ledger.recordEnd(job.job, end);
  }
  return underWay;
}

async function foundByName({ jobName, printer }: OpenLedgerJob, { transport, signal }: RecoveryTools): Promise<JobReference | null> {
  const found = await transport.find(printer, jobName, signal);
  return found.ok ? found.value : null;
}

/** How a job ended; null where nobody can say. */
async function endAt(reference: JobReference, { jobName, sides, isHandedOver, isSentWhole }: OpenLedgerJob, { transport, signal }: RecoveryTools): Promise<LedgerJobEnd | 'under-way' | null> {
  const ask = async () => {
    const answer = await transport.status(reference, signal);
    return answer.ok && answer.value.jobName === jobName ? answer.value : null;
  };
  const status = await ask();
  if (status === null) return null;
  if (status.awaitsDocument === true) {
    await transport.cancel(reference);
    const isGone = (await ask())?.state === 'canceled';
    if (!isHandedOver) return isGone ? NEVER_SENT : 'under-way';
    const end = { state: isGone ? 'canceled' : 'unknown', reasons: [PAGES_MISSING] } as const;
    return { ...end, outcome: outcomeOfEnd(end, sides) };
  }
  const told = endOf(status);
  if (told === null) return 'under-way';
  const end = isSentWhole ? told : { ...told, reasons: [...told.reasons, SENDING_BROKEN_OFF] };
  return { ...end, outcome: outcomeOfEnd(end, sides) };
}
