import { describeStatus, endOf, GIVEN_UP, isWithoutPages, PAGES_MISSING, type JobEnd, type JobStatus } from '@shared/domain/printing/job-status';
import type { Clock } from '../../ports/clock';
import type { JobReference, PrintTransport } from '../../ports/print-transport';

/** The job is asked for soon after something changed, and ever less often while nothing does. */
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 3_000;
const WAIT_GROWTH = 1.5;
/** A scheduler that restarts is back within a minute or two; after that the job's end is unknown. */
const SILENCE_LIMIT_MS = 120_000;
/** How long a cancelled job is followed to see what became of it. */
const CANCEL_LIMIT_MS = 20_000;
/** A job that stands stopped at an idle printer was given up by the scheduler, which a restart of the printer looks like for a moment. */
const GIVEN_UP_AFTER_POLLS = 5;
/** Between two looks at the job no more than this counts: the computer slept through the rest, and a network that goes before it and comes after it was not silent all that time. */
const LONGEST_GAP_MS = 15_000;
/** A job that was handed over whole and stands there without its pages: they were lost, and nothing would ever come of it. */
const PAGES_LIMIT_MS = 30_000;

export type FollowTools = {
  readonly transport: PrintTransport;
  readonly clock: Clock;
  /** Aborted: the job is cancelled, and followed to its end all the same. */
  readonly signal: AbortSignal;
  /** Called with each status that differs from the one before. */
  readonly onStatus: (status: JobStatus, sentence: string) => void;
};

/**
 * Follows a job until it ended, for as long as it takes: an empty tray may wait for the morning.
 * The end is `unknown` where the scheduler forgot the job, stays silent, or doesn't cancel it in time.
 */
export async function followJob(job: JobReference, tools: FollowTools): Promise<JobEnd> {
  const { transport, clock, signal, onStatus } = tools;
  let waitMs = FIRST_WAIT_MS;
  let shown = '';
  /** Milliseconds awake so far, which all the limits go by. */
  let now = 0;
  let lookedAt = clock.now().getTime();
  /** When it was asked in vain first since the last answer. */
  let silentSince: number | null = null;
  let cancelledAt: number | null = null;
  /** Our own reason why the job was cancelled, unless a person said so. */
  let givenUp: GivingUp | null = null;
  const watch = stallWatch();
  let firstName: string | null = null;
  const stayAwake = new AbortController().signal;

  const look = (): number => {
    const at = clock.now().getTime();
    // A clock that is set back takes nothing away from what was waited.
    now += Math.min(Math.max(at - lookedAt, 0), LONGEST_GAP_MS);
    lookedAt = at;
    return now;
  };
  const cancel = async (): Promise<number> => {
    waitMs = FIRST_WAIT_MS;
    await transport.cancel(job);
    return look();
  };

  for (;;) {
    if (signal.aborted && cancelledAt === null) cancelledAt = await cancel();
    const answer = await transport.status(job, stayAwake);
    look();
    if (answer.ok) {
      firstName ??= answer.value.jobName;
      // A printer that was turned off and on counts its jobs from 1 again: under the number is somebody else's.
      if (answer.value.jobName !== firstName) return { state: 'unknown', reasons: ['job-unknown'] };
      silentSince = null;
      const end = endOf(answer.value);
      if (end !== null) return givenUp === null || end.state === 'completed' ? end : { ...end, reasons: [...end.reasons, givenUp] };
      const key = JSON.stringify(answer.value);
      if (key !== shown) {
        shown = key;
        waitMs = FIRST_WAIT_MS;
        onStatus(answer.value, describeStatus(answer.value));
      }
      if (cancelledAt === null) {
        givenUp = watch(answer.value, now);
        if (givenUp !== null) cancelledAt = await cancel();
      }
    } else {
      silentSince ??= now;
      if (answer.failure.code === 'job-unknown' || now - silentSince > SILENCE_LIMIT_MS) return { state: 'unknown', reasons: [answer.failure.code] };
    }
    if (cancelledAt !== null && now - cancelledAt > CANCEL_LIMIT_MS) return { state: 'unknown', reasons: [givenUp ?? 'cancel-not-seen'] };
    await clock.wait(waitMs, cancelledAt === null ? signal : stayAwake);
    waitMs = Math.min(waitMs * WAIT_GROWTH, LONGEST_WAIT_MS);
  }
}

type GivingUp = typeof GIVEN_UP | typeof PAGES_MISSING;

/** Tells, status by status, whether nothing comes of a job any more: left alone it would start again at a time that nobody chose. */
function stallWatch(): (status: JobStatus, nowMs: number) => GivingUp | null {
  let givenUpPolls = 0;
  let withoutPagesSince: number | null = null;
  return (status, nowMs) => {
    givenUpPolls = isGivenUp(status) ? givenUpPolls + 1 : 0;
    withoutPagesSince = isWithoutPages(status) ? (withoutPagesSince ?? nowMs) : null;
    if (givenUpPolls >= GIVEN_UP_AFTER_POLLS) return GIVEN_UP;
    return withoutPagesSince !== null && nowMs - withoutPagesSince > PAGES_LIMIT_MS ? PAGES_MISSING : null;
  };
}

const isGivenUp = (status: JobStatus): boolean => status.state === 'processing-stopped' && status.printerState === 'idle' && status.printerReasons.length === 0;
