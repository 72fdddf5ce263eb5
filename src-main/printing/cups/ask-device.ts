import { parsePrinterAddress } from '@shared/domain/printing/printer-address';
import type { JobState } from '@shared/domain/records/print-run';
import { groupsOf } from '../ipp/attributes';
import { createIppClient } from '../ipp/client';
import { IppFailure } from '../ipp/failure';
import { attribute, type IppAttribute } from '../ipp/values';
import { JOB_STATES } from '../jobs/read-job';

/** The scheduler has the answer already; a printer that does not confirm it quickly is not waited for. */
const SILENCE_LIMIT_MS = 3_000;
/** Ended jobs come newest first (RFC 8011, 4.2.6.2). */
const JOBS_ASKED = 20;

/**
 * What the printer behind a queue says of an ended job of that name. The scheduler tells an abort as `canceled`, and was seen (CUPS 2.4.2) to call a job
 * completed that the printer aborted in the instant it arrived. Null where the printer can't be asked or no longer knows the job: then the
 * scheduler's word stands.
 */
export async function askDevice(deviceUri: string, jobName: string, user: IppAttribute, signal: AbortSignal): Promise<JobState | null> {
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
    attribute.keyword('requested-attributes', 'job-id', 'job-name', 'job-state'),
  ];
  try {
    const jobs = groupsOf(await client.ask({ operation: 'Get-Jobs', path, attributes, signal }), 'job');
    const named = jobs.filter((job) => job.text('job-name') === jobName);
    const newest = named.reduce<(typeof named)[number] | null>((best, job) => ((job.number('job-id') ?? 0) > (best?.number('job-id') ?? -1) ? job : best), null);
    return newest === null ? null : (JOB_STATES[newest.number('job-state') ?? 0] ?? null);
  } catch (thrown) {
    if (thrown instanceof IppFailure) return null;
    throw thrown;
  }
}
