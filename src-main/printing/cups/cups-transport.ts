import type { JobStatus } from '@shared/domain/printing/job-status';
import type { PrinterCapabilities } from '@shared/domain/printing/printer';
import { failed, succeeded, type Failure, type Result } from '@shared/ipc/result';
import type { JobReference, PrintTransport } from '../../ports/print-transport';
import { groupsOf, type AttributeReader } from '../ipp/attributes';
import { createIppClient, type IppClient } from '../ipp/client';
import { IppFailure } from '../ipp/failure';
import { STATUS } from '../ipp/tags';
import { attribute } from '../ipp/values';
import { askJob, askPrinter, findJob, submitJob, type JobDesk } from '../jobs/job-desk';
import { PRINTER_ATTRIBUTES, printerState, readPrinter, reasonsOf } from '../jobs/read-printer';
import { ticketAttributes } from '../jobs/ticket-attributes';
import { withClasses } from './class-of-printers';
import { failureOf } from './failure-sentence';
import type { Scheduler } from './find-scheduler';
import { cancelInQueue } from './cancel-in-queue';
import { trueEnd } from './true-end';
import { waitsBehind } from './waits-behind';

type Options = { readonly silenceLimitMs?: number };

/** Printers of the system's CUPS scheduler, over IPP. */
export function cupsTransport(scheduler: Scheduler, options: Options = {}): PrintTransport {
  const { endpoint, userName } = scheduler;
  const client = createIppClient(endpoint, options);
  const user = attribute.name('requesting-user-name', userName);
  // The scheduler finds a class under the path of a printer as well.
  const deskOf = (printer: string): JobDesk => {
    const path = `/printers/${encodeURIComponent(printer)}`;
    return { client, user, printerUri: `ipp://localhost${path}`, paths: { printer: path, job: '/', cancel: '/jobs' } };
  };

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

  const queues = async (signal: AbortSignal): Promise<readonly PrinterCapabilities[]> => {
    const defaultName = await askDefault(client, signal);
    const attributes = [user, attribute.keyword('requested-attributes', ...PRINTER_ATTRIBUTES)];
    const printers = await emptyWhenNotFound(() => client.ask({ operation: 'CUPS-Get-Printers', path: '/', attributes, signal }).then((answer) => groupsOf(answer, 'printer')));
    return withClasses(printers.flatMap((printer) => fromScheduler(printer, defaultName) ?? []));
  };
  const queue = async (name: string, signal: AbortSignal): Promise<PrinterCapabilities | null> => {
    const asked = fromScheduler(await askPrinter(deskOf(name), PRINTER_ATTRIBUTES, signal), await askDefault(client, signal));
    if (asked === null || asked.members.length === 0) return asked;
    return (await queues(signal)).find((one) => one.name === asked.name) ?? null;
  };
  const statusOf = async (job: JobReference, signal: AbortSignal): Promise<JobStatus> => {
    const told = await askJob(deskOf(job.printer), job, signal);
    const member = told.printedBy === null || told.printedBy === job.printer ? null : told.printedBy;
    const desk = deskOf(member ?? job.printer);
    const status = { ...told, ...(member === null ? {} : await stateAt(desk, told, signal)), ...(await waitsBehind(told, desk, signal)), printedBy: member };
    return trueEnd(isLeftLying(status) ? { ...status, printerReasons: [] } : status, job, desk, signal);
  };

  return {
    list: (signal) => answered(null, () => queues(signal)),
    capabilities: async (printer, signal) => {
      const answer = await answered(printer, () => queue(printer, signal));
      if (!answer.ok) return answer;
      return answer.value ? succeeded(answer.value) : failed('printer-refused', `${printer} does not say what it can do. Choose another printer.`);
    },
    submit: (request) => submitJob(deskOf(request.printer), request, ticketAttributes(request.ticket), (thrown) => toFailure(thrown, request.printer)),
    status: async (job, signal) => {
      const answer = await answered(job.printer, () => statusOf(job, signal));
      if (answer.ok || answer.failure.code !== 'printer-unknown') return answer;
      return failed('job-unknown', `The printing service no longer knows job ${job.id}.`);
    },
    find: (printer, jobName, signal) => answered(printer, () => findJob(deskOf(printer), printer, jobName, signal)),
    cancel: (job) => answered(job.printer, () => cancelInQueue(deskOf(job.printer), job)),
  };
}

/**
 * The scheduler gave the job up for now: nothing works on it and nobody asks the printer. What the queue says of its printer then is what
 * an earlier job left there, such as a jam that was cleared long ago, and not what this job waits for.
 */
const isLeftLying = ({ state, printerState: queueState }: JobStatus): boolean => state === 'processing-stopped' && queueState === 'idle';

/** What the printer that a class chose says of itself; the class only says that it has jobs. */
async function stateAt(desk: JobDesk, { printerReasons }: JobStatus, signal: AbortSignal): Promise<Pick<JobStatus, 'printerState' | 'printerReasons'>> {
  const printer = await askPrinter(desk, ['printer-state', 'printer-state-reasons'], signal);
  return { printerState: printerState(printer), printerReasons: [...new Set([...printerReasons, ...reasonsOf(printer, 'printer-state-reasons')])] };
}

/**
 * A queue as the scheduler tells of it; null where it has no name. Filters make of a PDF what the printer takes. Paper and speed are left out: the
 * scheduler tells a default of its own there, not what the printer has.
 */
function fromScheduler(attributes: AttributeReader, defaultName: string | null): PrinterCapabilities | null {
  const name = attributes.text('printer-name');
  return name === null ? null : { ...readPrinter(attributes, name), isDefault: name === defaultName, way: 'scheduler', takesPdf: true, mediaReady: [], pagesPerMinute: null };
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
