import type { PrinterCapabilities } from '@shared/domain/printing/printer';
import type { PrintTicket } from '@shared/domain/printing/ticket';
import { failed, succeeded, type Failure, type Result } from '@shared/ipc/result';
import type { JobReference, PrintTransport, SubmitAnswer, SubmitRequest } from '../../ports/print-transport';
import { groupsOf, readAttributes, unsupportedNames, type AttributeReader } from '../ipp/attributes';
import { createIppClient, type IppClient } from '../ipp/client';
import { IppFailure } from '../ipp/failure';
import { STATUS, type IppOperation } from '../ipp/tags';
import { attribute, type IppAttribute } from '../ipp/values';
import { failureOf } from './failure-sentence';
import type { Scheduler } from './find-scheduler';
import { JOB_ATTRIBUTES, readJob } from './read-job';
import { PRINTER_ATTRIBUTES, readPrinter } from './read-printer';

type Options = { readonly silenceLimitMs?: number };

/** Printers of the system's CUPS scheduler, over IPP. Jobs are made with Create-Job and Send-Document, so that a job's number is known before its pages leave. */
export function cupsTransport(scheduler: Scheduler, options: Options = {}): PrintTransport {
  const { endpoint, userName } = scheduler;
  const client = createIppClient(endpoint, options);
  const user = attribute.name('requesting-user-name', userName);

  const toFailure = (thrown: unknown, printer: string | null): Failure => {
    if (thrown instanceof IppFailure) return failureOf(thrown, endpoint, printer);
    throw thrown;
  };
  const answered = async <Value>(printer: string | null, work: () => Promise<Value>): Promise<Result<Value>> => {
    try {
      return succeeded(await work());
    } catch (thrown) {
      return { ok: false, failure: toFailure(thrown, printer) };
    }
  };
  const askPrinter = (printer: string, names: readonly string[], signal: AbortSignal): Promise<AttributeReader> =>
    askForPrinter(client, printer, [user, attribute.keyword('requested-attributes', ...names)], signal);

  return {
    list: (signal) =>
      answered(null, async () => {
        const defaultName = await askDefault(client, signal);
        const attributes = [user, attribute.keyword('requested-attributes', ...PRINTER_ATTRIBUTES)];
        const printers = await emptyWhenNotFound(() => client.ask({ operation: 'CUPS-Get-Printers', path: '/', attributes, signal }).then((answer) => groupsOf(answer, 'printer')));
        return printers.map((printer) => readPrinter(printer, defaultName)).filter((printer): printer is PrinterCapabilities => printer !== null);
      }),
    capabilities: async (printer, signal) => {
      const answer = await answered(printer, async () => readPrinter(await askPrinter(printer, PRINTER_ATTRIBUTES, signal), await askDefault(client, signal)));
      if (!answer.ok) return answer;
      return answer.value ? succeeded(answer.value) : failed('printer-refused', `${printer} does not say what it can do. Choose another printer.`);
    },
    submit: (request) => submit(client, user, request, (thrown) => toFailure(thrown, request.printer)),
    status: async (job, signal) => {
      const answer = await answered(job.printer, async () => {
        const attributes = [...jobAttributes(job), user, attribute.keyword('requested-attributes', ...JOB_ATTRIBUTES)];
        const found = await client.ask({ operation: 'Get-Job-Attributes', path: '/', attributes, signal });
        const printer = await askPrinter(job.printer, ['printer-state', 'printer-state-reasons'], signal);
        return readJob(groupsOf(found, 'job')[0] ?? readAttributes([]), printer);
      });
      if (answer.ok || answer.failure.code !== 'printer-unknown') return answer;
      return failed('job-unknown', `The printing service no longer knows job ${job.id}.`);
    },
    cancel: (job) => answered(job.printer, () => cancel(client, user, job)),
  };
}

const printerPath = (printer: string): string => `/printers/${encodeURIComponent(printer)}`;
const printerUri = (printer: string): IppAttribute => attribute.uri('printer-uri', `ipp://localhost${printerPath(printer)}`);
const jobAttributes = (job: JobReference): readonly IppAttribute[] => [printerUri(job.printer), attribute.integer('job-id', job.id)];

async function askForPrinter(client: IppClient, printer: string, attributes: readonly IppAttribute[], signal: AbortSignal): Promise<AttributeReader> {
  const answer = await client.ask({ operation: 'Get-Printer-Attributes', path: printerPath(printer), attributes: [printerUri(printer), ...attributes], signal });
  return groupsOf(answer, 'printer')[0] ?? readAttributes([]);
}

/** The name of the system's printer of choice; null where there is none. */
async function askDefault(client: IppClient, signal: AbortSignal): Promise<string | null> {
  const attributes = [attribute.keyword('requested-attributes', 'printer-name')];
  const answer = await emptyWhenNotFound(() => client.ask({ operation: 'CUPS-Get-Default', path: '/', attributes, signal }).then((found) => groupsOf(found, 'printer')));
  return answer[0]?.text('printer-name') ?? null;
}

/** A scheduler without printers answers "not found". */
async function emptyWhenNotFound(ask: () => Promise<readonly AttributeReader[]>): Promise<readonly AttributeReader[]> {
  try {
    return await ask();
  } catch (thrown) {
    if (thrown instanceof IppFailure && thrown.status === STATUS.notFound) return [];
    throw thrown;
  }
}

async function cancel(client: IppClient, user: IppAttribute, job: JobReference): Promise<void> {
  await client.ask({ operation: 'Cancel-Job', path: '/jobs', attributes: [...jobAttributes(job), user] });
}

/** The ticket as job attributes. Fidelity is not asked for: it makes some drivers scale; what is not taken is seen in the answer instead. */
const ticketAttributes = (ticket: PrintTicket): readonly IppAttribute[] => [
  attribute.integer('copies', ticket.copies),
  attribute.keyword('sides', ticket.sides),
  attribute.keyword('print-color-mode', ticket.colorMode),
  attribute.keyword('media', ticket.media),
  attribute.keyword('print-scaling', ticket.scaling),
];

async function submit(client: IppClient, user: IppAttribute, request: SubmitRequest, toFailure: (thrown: unknown) => Failure): Promise<SubmitAnswer> {
  const { printer, ticket, document, signal } = request;
  const refuse = (failure: Failure, documentSent: 'no' | 'maybe'): SubmitAnswer => ({ ok: false, failure: { ...failure, documentSent } });
  const path = printerPath(printer);
  const format = attribute.mimeMediaType('document-format', ticket.documentFormat);
  const jobName = attribute.name('job-name', ticket.jobName);
  const jobAttributesWanted = ticketAttributes(ticket);
  const prepare = (operation: IppOperation, ...more: readonly IppAttribute[]) =>
    client.ask({ operation, path, attributes: [printerUri(printer), user, jobName, ...more], jobAttributes: jobAttributesWanted, signal });

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
    const attributes = [...jobAttributes(job), user, attribute.boolean('last-document', true), format];
    await client.ask({ operation: 'Send-Document', path, attributes, document, signal });
    return { ok: true, value: job };
  } catch (thrown) {
    // Best effort: a job that stays behind without a whole document prints nothing.
    await cancel(client, user, job).catch(() => undefined);
    const neverWhole = thrown instanceof IppFailure && (thrown.kind === 'source' || thrown.kind === 'refused');
    return refuse(toFailure(thrown), neverWhole ? 'no' : 'maybe');
  }
}
