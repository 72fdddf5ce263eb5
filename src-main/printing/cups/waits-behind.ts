import type { JobStatus } from '@shared/domain/printing/job-status';
import { groupsOf } from '../ipp/attributes';
import { attribute } from '../ipp/values';
import type { JobDesk } from '../jobs/job-desk';
import { jobState } from '../jobs/read-job';
import { reasonsInMessage } from '../jobs/reasons-in-message';

/** Jobs under way come in the order of their printing (RFC 8011, 4.2.6.2). */
const JOBS_ASKED = 20;

/** Where a job of a queue waits for its turn: the job that is at the printer, and what that one waits for; else nothing. @throws IppFailure */
export async function waitsBehind({ state, printerState, printerReasons }: JobStatus, { client, paths, printerUri, user }: JobDesk, signal: AbortSignal): Promise<Partial<JobStatus>> {
  if (state !== 'pending' || printerState !== 'processing') return {};
  const wanted = attribute.keyword('requested-attributes', 'job-id', 'job-state', 'job-printer-state-message');
  const attributes = [attribute.uri('printer-uri', printerUri), user, attribute.integer('limit', JOBS_ASKED), attribute.keyword('which-jobs', 'not-completed'), attribute.boolean('my-jobs', false), wanted];
  const listed = groupsOf(await client.ask({ operation: 'Get-Jobs', path: paths.printer, attributes, signal }), 'job');
  const ahead = listed.find((job) => jobState(job) === 'processing');
  const behind = ahead?.number('job-id') ?? null;
  if (!ahead || behind === null) return {};
  return { behind, printerReasons: [...new Set([...printerReasons, ...reasonsInMessage(ahead.text('job-printer-state-message'))])] };
}
