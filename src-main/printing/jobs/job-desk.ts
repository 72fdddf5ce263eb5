import { setTimeout as after } from 'node:timers/promises';
import type { JobStatus } from '@shared/domain/printing/job-status';
import type { Failure } from '@shared/ipc/result';
import type { JobReference, SubmitAnswer, SubmitRequest } from '../../ports/print-transport';
import { groupsOf, readAttributes, unsupportedNames, type AttributeReader } from '../ipp/attributes';
import type { IppClient } from '../ipp/client';
import { IppFailure } from '../ipp/failure';
import type { IppOperation } from '../ipp/tags';
import { attribute, type IppAttribute } from '../ipp/values';
import { JOB_ATTRIBUTES, readJob } from './read-job';

/** Where jobs of one printer are handed in and asked for: a scheduler's queue, or the printer itself. */
export type JobDesk = {
  readonly client: IppClient;
  readonly printerUri: string;
  /** HTTP paths of requests about the printer, about one job, and for ending one. */
  readonly paths: { readonly printer: string; readonly job: string; readonly cancel: string };
  /** `requesting-user-name`. */
  readonly user: IppAttribute;
};

export type TicketFor = (request: SubmitRequest) => readonly IppAttribute[];

const uriOf = ({ printerUri }: JobDesk): IppAttribute => attribute.uri('printer-uri', printerUri);
const aboutJob = (desk: JobDesk, job: JobReference): readonly IppAttribute[] => [uriOf(desk), attribute.integer('job-id', job.id), desk.user];

/** Asks for attributes of the printer. @throws IppFailure */
export async function askPrinter(desk: JobDesk, names: readonly string[], signal: AbortSignal): Promise<AttributeReader> {
  const attributes = [uriOf(desk), desk.user, attribute.keyword('requested-attributes', ...names)];
  const answer = await desk.client.ask({ operation: 'Get-Printer-Attributes', path: desk.paths.printer, attributes, signal });
  return groupsOf(answer, 'printer')[0] ?? readAttributes([]);
}

/** Asks for attributes of a job. @throws IppFailure */
export async function askJobFor(desk: JobDesk, job: JobReference, names: readonly string[], signal: AbortSignal): Promise<AttributeReader> {
  const attributes = [...aboutJob(desk, job), attribute.keyword('requested-attributes', ...names)];
  const answer = await desk.client.ask({ operation: 'Get-Job-Attributes', path: desk.paths.job, attributes, signal });
  return groupsOf(answer, 'job')[0] ?? readAttributes([]);
}

/** Where a job is, and what its printer says. @throws IppFailure */
export async function askJob(desk: JobDesk, job: JobReference, signal: AbortSignal): Promise<JobStatus> {
  const attributes = [...aboutJob(desk, job), attribute.keyword('requested-attributes', ...JOB_ATTRIBUTES)];
  const found = await desk.client.ask({ operation: 'Get-Job-Attributes', path: desk.paths.job, attributes, signal });
  const printer = await askPrinter(desk, ['printer-state', 'printer-state-reasons'], signal);
  return readJob(groupsOf(found, 'job')[0] ?? readAttributes([]), printer);
}

/** Jobs under way come in the order of their printing, ended ones newest first (RFC 8011, 4.2.6.2). */
const JOBS_ASKED = 100;

/** The newest job of a name, under way or ended; null where there is none. @throws IppFailure */
export async function findJob(desk: JobDesk, printer: string, name: string, signal: AbortSignal): Promise<JobReference | null> {
  for (const which of ['not-completed', 'completed']) {
    const wanted = attribute.keyword('requested-attributes', 'job-id', 'job-name');
    const attributes = [uriOf(desk), desk.user, attribute.integer('limit', JOBS_ASKED), attribute.keyword('which-jobs', which), attribute.boolean('my-jobs', false), wanted];
    const listed = groupsOf(await desk.client.ask({ operation: 'Get-Jobs', path: desk.paths.printer, attributes, signal }), 'job');
    const ids = listed.filter((one) => one.text('job-name') === name).flatMap((one) => one.number('job-id') ?? []);
    if (ids.length > 0) return { printer, id: Math.max(...ids) };
  }
  return null;
}

/** @throws IppFailure */
export async function cancelJob(desk: JobDesk, job: JobReference): Promise<void> {
  await desk.client.ask({ operation: 'Cancel-Job', path: desk.paths.cancel, attributes: aboutJob(desk, job) });
}

/** A scheduler that crashed is back within seconds. */
const WAITS_MS: readonly number[] = [0, 500, 1_000, 2_000, 4_000];

/**
 * Cancels a job whose document failed, as far as that can be: a scheduler would print what it has of it a quarter of an hour later (CUPS 2.4.2, `MultipleOperationTimeout`).
 * A printer that was turned off and on has somebody else's job under the number.
 */
async function takeBack(desk: JobDesk, job: JobReference, jobName: string): Promise<void> {
  for (const waitMs of WAITS_MS) {
    await after(waitMs);
    try {
      const told = await askJobFor(desk, job, ['job-name'], new AbortController().signal);
      if (told.text('job-name') === jobName) await cancelJob(desk, job);
      return;
    } catch (thrown) {
      if (!(thrown instanceof IppFailure)) throw thrown;
      if (thrown.kind !== 'unreachable') return;
    }
  }
}

/**
 * Hands a job in with Create-Job and Send-Document, so that its number is known before its pages leave. A job whose document failed is
 * cancelled before the answer.
 */
export async function submitJob(desk: JobDesk, request: SubmitRequest, jobAttributes: readonly IppAttribute[], toFailure: (thrown: unknown) => Failure): Promise<SubmitAnswer> {
  const { printer, ticket, document, signal } = request;
  const refuse = (failure: Failure, documentSent: 'no' | 'maybe'): SubmitAnswer => ({ ok: false, failure: { ...failure, documentSent } });
  const format = attribute.mimeMediaType('document-format', ticket.documentFormat);
  const jobName = attribute.name('job-name', ticket.jobName);
  const prepare = (operation: IppOperation, ...more: readonly IppAttribute[]) =>
    desk.client.ask({ operation, path: desk.paths.printer, attributes: [uriOf(desk), desk.user, jobName, ...more], jobAttributes, signal });

  let job: JobReference;
  try {
    const missing = unsupportedNames(await prepare('Validate-Job', format));
    if (missing.length > 0) {
      return refuse({ code: 'printer-refused', message: `${printer} does not take these settings: ${missing.join(', ')}. Choose another printer.` }, 'no');
    }
    const id = groupsOf(await prepare('Create-Job'), 'job')[0]?.number('job-id') ?? null;
    if (id === null) return refuse({ code: 'scheduler-not-understood', message: `${printer} gave the job no number. Choose another printer.` }, 'no');
    job = { printer, id };
  } catch (thrown) {
    return refuse(toFailure(thrown), 'no');
  }

  request.onCreated(job);
  try {
    const attributes = [...aboutJob(desk, job), attribute.boolean('last-document', true), format];
    await desk.client.ask({ operation: 'Send-Document', path: desk.paths.printer, attributes, document, signal });
    return { ok: true, value: job };
  } catch (thrown) {
    await takeBack(desk, job, ticket.jobName);
    const neverWhole = thrown instanceof IppFailure && (thrown.kind === 'source' || thrown.kind === 'refused');
    return refuse(toFailure(thrown), neverWhole ? 'no' : 'maybe');
  }
}
