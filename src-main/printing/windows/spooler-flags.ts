import type { JobStatus } from '@shared/domain/printing/job-status';
import type { PrinterState } from '@shared/domain/printing/printer';

/** `PrintQueueStatus` of .NET's System.Printing, which are the bits of winspool.h. */
export const QUEUE = {
  paused: 0x1,
  error: 0x2,
  pendingDeletion: 0x4,
  paperJam: 0x8,
  paperOut: 0x10,
  manualFeed: 0x20,
  paperProblem: 0x40,
  offline: 0x80,
  ioActive: 0x100,
  busy: 0x200,
  printing: 0x400,
  outputBinFull: 0x800,
  notAvailable: 0x1000,
  processing: 0x4000,
  tonerLow: 0x2_0000,
  noToner: 0x4_0000,
  pagePunt: 0x8_0000,
  userIntervention: 0x10_0000,
  outOfMemory: 0x20_0000,
  doorOpen: 0x40_0000,
  serverUnknown: 0x80_0000,
} as const;

/** `PrintJobStatus`. */
export const JOB = {
  paused: 0x1,
  error: 0x2,
  deleting: 0x4,
  spooling: 0x8,
  printing: 0x10,
  offline: 0x20,
  paperOut: 0x40,
  printed: 0x80,
  deleted: 0x100,
  blocked: 0x200,
  userIntervention: 0x400,
  restarted: 0x800,
  completed: 0x1000,
  retained: 0x2000,
} as const;

const has = (flags: number, ...bits: readonly number[]): boolean => bits.some((bit) => (flags & bit) !== 0);

/** What a queue says of its printer, in the words of IPP that the rest of the program knows (RFC 8011, 5.4.12). */
const QUEUE_REASONS: readonly (readonly [bit: number, reason: string])[] = [
  [QUEUE.paused, 'paused'],
  [QUEUE.paperJam, 'media-jam-error'],
  [QUEUE.paperOut, 'media-empty-error'],
  [QUEUE.manualFeed, 'media-needed-error'],
  [QUEUE.paperProblem, 'attention-needed-error'],
  [QUEUE.doorOpen, 'door-open-error'],
  [QUEUE.outputBinFull, 'output-area-full-error'],
  [QUEUE.noToner, 'toner-empty-error'],
  [QUEUE.tonerLow, 'toner-low-warning'],
  [QUEUE.userIntervention, 'attention-needed-error'],
  [QUEUE.outOfMemory, 'attention-needed-error'],
  [QUEUE.error, 'attention-needed-error'],
  [QUEUE.pagePunt, 'document-unprintable-error'],
  [QUEUE.offline, 'offline'],
  [QUEUE.notAvailable, 'offline'],
  [QUEUE.serverUnknown, 'offline'],
];

const JOB_REASONS: readonly (readonly [bit: number, reason: string])[] = [
  [JOB.paperOut, 'media-empty-error'],
  [JOB.userIntervention, 'attention-needed-error'],
  [JOB.blocked, 'document-unprintable-error'],
  [JOB.error, 'spooler-stopped'],
  [JOB.offline, 'offline'],
  [JOB.restarted, 'job-restarted'],
];

const reasonsIn = (flags: number, table: readonly (readonly [number, string])[]): readonly string[] => [...new Set(table.filter(([bit]) => has(flags, bit)).map(([, reason]) => reason))];

export const queueReasons = (flags: number): readonly string[] => reasonsIn(flags, QUEUE_REASONS);

const STOPPED = [QUEUE.paused, QUEUE.error, QUEUE.paperJam, QUEUE.paperOut, QUEUE.manualFeed, QUEUE.paperProblem, QUEUE.offline, QUEUE.outputBinFull, QUEUE.notAvailable, QUEUE.noToner, QUEUE.userIntervention, QUEUE.outOfMemory, QUEUE.doorOpen, QUEUE.serverUnknown];

export function queueState(flags: number): PrinterState {
  if (has(flags, ...STOPPED)) return 'stopped';
  return has(flags, QUEUE.printing, QUEUE.processing, QUEUE.busy, QUEUE.ioActive) ? 'processing' : 'idle';
}

function jobState(job: number): JobStatus['state'] {
  if (has(job, JOB.deleting, JOB.deleted)) return 'canceled';
  if (has(job, JOB.printed, JOB.completed)) return 'completed';
  if (has(job, JOB.paused)) return 'pending-held';
  if (has(job, JOB.error, JOB.blocked, JOB.userIntervention)) return 'processing-stopped';
  return has(job, JOB.printing, JOB.offline, JOB.paperOut) ? 'processing' : 'pending';
}

/**
 * Where a job is by the spooler's flags. `Printed` is as much as Windows tells: through most ports it means that the printer has taken all of the
 * job. An error that was flagged in the job leaves a doubt of it.
 */
export function jobStatusOf({ job, queue, name }: { readonly job: number; readonly queue: number; readonly name: string }): JobStatus {
  const state = jobState(job);
  const ended = state === 'completed';
  const reasons = reasonsIn(job, JOB_REASONS);
  const printerState = queueState(queue);
  return {
    state,
    reasons: ended ? [...reasons.filter((reason) => reason === 'job-restarted'), ...(has(job, JOB.error, JOB.blocked) ? ['job-completed-with-errors'] : [])] : reasons,
    printerReasons: ended ? [] : queueReasons(queue),
    // A job that stands stopped at an idle queue is not given up by Windows: it waits there for a person.
    printerState: state === 'processing-stopped' && printerState === 'idle' ? 'stopped' : printerState,
    jobName: name,
    printedBy: null,
  };
}
