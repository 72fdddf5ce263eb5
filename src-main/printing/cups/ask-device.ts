import type { JobState } from '@shared/domain/records/print-run';
import type { AttributeReader } from '../ipp/attributes';
import { IppFailure } from '../ipp/failure';
import { awaitsDocument, jobState } from '../jobs/read-job';
import { ageOf, SHEET_COUNTERS, type Device } from './device';

/** A job as the scheduler has it: its name, and how long ago it was made. */
export type AskedJob = { readonly name: string; readonly ageSeconds: number | null };

const ROUNDING_SECONDS = 1;

/**
 * What a printer has of a job. `known`: where it is or how it ended, whether it waits for its pages, and how many jobs of its name put sheets out or may have. `missing`: it has no
 * job of that name; `upSeconds` is how long ago it was turned on, null where it does not say.
 */
export type DeviceWord =
  | { readonly kind: 'known'; readonly state: JobState | null; readonly awaitsDocument: boolean; readonly times: number }
  | { readonly kind: 'missing'; readonly upSeconds: number | null };

const NOT_BEGUN: readonly (JobState | undefined)[] = ['pending', 'pending-held'];
const STOPPED: readonly (JobState | undefined)[] = ['canceled', 'aborted'];

/** Whether sheets of a job may lie in the tray: not where it never began, nor where it was stopped and the printer says that nothing had come out. */
function mayHavePutOut(job: AttributeReader): boolean {
  const state = jobState(job);
  const counted = SHEET_COUNTERS.flatMap((name) => job.number(name) ?? []);
  return !NOT_BEGUN.includes(state) && !(STOPPED.includes(state) && counted.length > 0 && counted.every((count) => count === 0));
}

/**
 * What the printer behind a queue says of a job of that name. The scheduler tells an abort as `canceled`, and was seen (CUPS 2.4.2) to call a job
 * completed that the printer aborted in the instant it arrived, or had forgotten when it was turned on again. A scheduler that crashed in a job, or whose connection broke, sends it again by
 * itself, which the printer alone knows: it has two jobs of that name. Null where the printer can't be asked: then the scheduler's word stands.
 */
export async function askDevice(device: Device, { name, ageSeconds }: AskedJob): Promise<DeviceWord | null> {
  // Another ledger, or one that was begun anew, has jobs of the same name; theirs are older than this job.
  const jobs = async (which: 'completed' | 'not-completed'): Promise<readonly AttributeReader[]> =>
    (await device.jobs(which)).filter((one) => one.text('job-name') === name && (ageOf(one) ?? 0) <= (ageSeconds ?? Infinity) + ROUNDING_SECONDS);
  try {
    const ended = await jobs('completed');
    const named = ended.length > 0 ? ended : await jobs('not-completed');
    const newest = named.reduce<AttributeReader | null>((best, one) => ((one.number('job-id') ?? 0) > (best?.number('job-id') ?? -1) ? one : best), null);
    if (newest === null) return { kind: 'missing', upSeconds: await device.upSeconds() };
    return { kind: 'known', state: jobState(newest) ?? null, awaitsDocument: awaitsDocument(newest), times: named.filter((one) => one === newest || mayHavePutOut(one)).length };
  } catch (thrown) {
    if (thrown instanceof IppFailure) return null;
    throw thrown;
  }
}
