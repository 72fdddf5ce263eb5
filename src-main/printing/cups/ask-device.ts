import { parsePrinterAddress } from '@shared/domain/printing/printer-address';
import type { JobState } from '@shared/domain/records/print-run';
import { groupsOf, readAttributes, type AttributeReader } from '../ipp/attributes';
import { createIppClient } from '../ipp/client';
import { IppFailure } from '../ipp/failure';
import { attribute, type IppAttribute } from '../ipp/values';
import { JOB_STATES } from '../jobs/read-job';

/** The scheduler has the answer already; a printer that does not confirm it quickly is not waited for. */
const SILENCE_LIMIT_MS = 3_000;
/** Ended jobs come newest first (RFC 8011, 4.2.6.2). */
const JOBS_ASKED = 20;

/** A job as the scheduler has it: its name, and how long ago it was made. */
export type AskedJob = { readonly name: string; readonly ageSeconds: number | null };

/** Times of a job are counted by its own server's clock, which it tells with them (RFC 8011, 5.3.14). */
export const AGE_ATTRIBUTES = ['time-at-creation', 'job-printer-up-time'] as const;
const ROUNDING_SECONDS = 1;

/** Seconds since a job came to a time of its own, such as its making; null where its server does not say. */
export function ageOf(job: AttributeReader, time: 'time-at-creation' | 'time-at-processing' | 'time-at-completed' = 'time-at-creation'): number | null {
  const [at, now] = [time, 'job-printer-up-time'].map((name) => job.number(name));
  return typeof at === 'number' && typeof now === 'number' ? now - at : null;
}

/**
 * What a printer has of a job. `known`: where it is or how it ended, and how many jobs of its name put sheets out or may have. `missing`: it has no job of that name; `upSeconds` is how long
 * ago it was turned on, null where it does not say.
 */
export type DeviceWord = { readonly kind: 'known'; readonly state: JobState | null; readonly times: number } | { readonly kind: 'missing'; readonly upSeconds: number | null };

const NOT_BEGUN: readonly (JobState | undefined)[] = ['pending', 'pending-held'];
const STOPPED: readonly (JobState | undefined)[] = ['canceled', 'aborted'];
const SHEET_COUNTERS = ['job-impressions-completed', 'job-media-sheets-completed'] as const;

const stateOf = (job: AttributeReader): JobState | undefined => JOB_STATES[job.number('job-state') ?? 0];

/** Whether sheets of a job may lie in the tray: not where it never began, nor where it was stopped and the printer says that nothing had come out. */
function mayHavePutOut(job: AttributeReader): boolean {
  const state = stateOf(job);
  const counted = SHEET_COUNTERS.flatMap((name) => job.number(name) ?? []);
  return !NOT_BEGUN.includes(state) && !(STOPPED.includes(state) && counted.length > 0 && counted.every((count) => count === 0));
}

/**
 * What the printer behind a queue says of a job of that name. The scheduler tells an abort as `canceled`, and was seen (CUPS 2.4.2) to call a job
 * completed that the printer aborted in the instant it arrived, or had forgotten when it was turned on again. A scheduler that crashed in a job, or whose connection broke, sends it again by
 * itself, which the printer alone knows: it has two jobs of that name. Null where the printer can't be asked: then the scheduler's word stands.
 */
export async function askDevice(deviceUri: string, { name, ageSeconds }: AskedJob, user: IppAttribute, signal: AbortSignal): Promise<DeviceWord | null> {
  const address = parsePrinterAddress(deviceUri);
  if (!address.ok) return null;
  const { host, port, secure, path } = address.value;
  // Only a job's name goes there, and the worst that a false answer does is that a person looks at the sheets.
  const trust = { kind: 'first-use', seen: () => undefined } as const;
  const client = createIppClient({ kind: 'tcp', host, port, secure, ...(secure && { trust }) }, { silenceLimitMs: SILENCE_LIMIT_MS });
  const about = [attribute.uri('printer-uri', deviceUri), user];
  const jobs = async (which: 'completed' | 'not-completed'): Promise<readonly AttributeReader[]> => {
    const wanted = attribute.keyword('requested-attributes', 'job-id', 'job-name', 'job-state', ...AGE_ATTRIBUTES, ...SHEET_COUNTERS);
    const attributes = [...about, attribute.integer('limit', JOBS_ASKED), attribute.keyword('which-jobs', which), attribute.boolean('my-jobs', false), wanted];
    const listed = groupsOf(await client.ask({ operation: 'Get-Jobs', path, attributes, signal }), 'job');
    // Another ledger, or one that was begun anew, has jobs of the same name; theirs are older than this job.
    return listed.filter((one) => one.text('job-name') === name && (ageOf(one) ?? 0) <= (ageSeconds ?? Infinity) + ROUNDING_SECONDS);
  };
  const upSeconds = async (): Promise<number | null> => {
    const attributes = [...about, attribute.keyword('requested-attributes', 'printer-up-time')];
    return (groupsOf(await client.ask({ operation: 'Get-Printer-Attributes', path, attributes, signal }), 'printer')[0] ?? readAttributes([])).number('printer-up-time');
  };
  try {
    const ended = await jobs('completed');
    const named = ended.length > 0 ? ended : await jobs('not-completed');
    const newest = named.reduce<AttributeReader | null>((best, one) => ((one.number('job-id') ?? 0) > (best?.number('job-id') ?? -1) ? one : best), null);
    if (newest === null) return { kind: 'missing', upSeconds: await upSeconds() };
    return { kind: 'known', state: stateOf(newest) ?? null, times: named.filter((one) => one === newest || mayHavePutOut(one)).length };
  } catch (thrown) {
    if (thrown instanceof IppFailure) return null;
    throw thrown;
  }
}
