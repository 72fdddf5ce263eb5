import { parsePrinterAddress } from '@shared/domain/printing/printer-address';
import type { JobState } from '@shared/domain/records/print-run';
import { groupsOf, type AttributeReader } from '../ipp/attributes';
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

/** Seconds since a job was made; null where its server does not say. */
export function ageOf(job: AttributeReader): number | null {
  const [created, now] = AGE_ATTRIBUTES.map((name) => job.number(name));
  return typeof created === 'number' && typeof now === 'number' ? now - created : null;
}

/** What a printer has of a job: how it ended, and how many jobs of its name were printed or may have been. */
export type DeviceWord = { readonly state: JobState | null; readonly times: number };

/** Ends of which no sheet needs to be feared: of a job that a person or the printer stopped, the state says so. */
const PUT_OUT: readonly (JobState | undefined)[] = ['completed', 'processing', 'processing-stopped'];

/**
 * What the printer behind a queue says of an ended job of that name. The scheduler tells an abort as `canceled`, and was seen (CUPS 2.4.2) to call a job
 * completed that the printer aborted in the instant it arrived. A scheduler that crashed in a job sends it again by itself, which the printer alone
 * knows: it has two jobs of that name. Null where the printer can't be asked or no longer knows the job: then the
 * scheduler's word stands.
 */
export async function askDevice(deviceUri: string, { name, ageSeconds }: AskedJob, user: IppAttribute, signal: AbortSignal): Promise<DeviceWord | null> {
  const address = parsePrinterAddress(deviceUri);
  if (!address.ok) return null;
  const { host, port, secure, path } = address.value;
  // Only a job's name goes there, and the worst that a false answer does is that a person looks at the sheets.
  const trust = { kind: 'first-use', seen: () => undefined } as const;
  const client = createIppClient({ kind: 'tcp', host, port, secure, ...(secure && { trust }) }, { silenceLimitMs: SILENCE_LIMIT_MS });
  const attributes = [
    attribute.uri('printer-uri', deviceUri),
    user,
    attribute.integer('limit', JOBS_ASKED),
    attribute.keyword('which-jobs', 'completed'),
    attribute.boolean('my-jobs', false),
    attribute.keyword('requested-attributes', 'job-id', 'job-name', 'job-state', ...AGE_ATTRIBUTES),
  ];
  try {
    const jobs = groupsOf(await client.ask({ operation: 'Get-Jobs', path, attributes, signal }), 'job');
    const named = jobs.filter((job) => job.text('job-name') === name);
    const newest = named.reduce<(typeof named)[number] | null>((best, job) => ((job.number('job-id') ?? 0) > (best?.number('job-id') ?? -1) ? job : best), null);
    if (newest === null) return null;
    // Another ledger, or one that was begun anew, has jobs of the same name; theirs are older than this job.
    const states = named.filter((job) => (ageOf(job) ?? 0) <= (ageSeconds ?? 0) + ROUNDING_SECONDS).map((job) => JOB_STATES[job.number('job-state') ?? 0]);
    return { state: JOB_STATES[newest.number('job-state') ?? 0] ?? null, times: states.filter((state) => PUT_OUT.includes(state)).length };
  } catch (thrown) {
    if (thrown instanceof IppFailure) return null;
    throw thrown;
  }
}
