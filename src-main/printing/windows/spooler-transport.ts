import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { PrinterCapabilities } from '@shared/domain/printing/printer';
import type { PrintTicket } from '@shared/domain/printing/ticket';
import { failed, succeeded, type Failure, type Result } from '@shared/ipc/result';
import type { JobReference, PrintTransport, SubmitAnswer, SubmitRequest } from '../../ports/print-transport';
import { dpiFor, grayOf, leadsToPaper, readQueue, STAPLING } from './read-queue';
import type { RunPowerShell } from './run-powershell';
import { spoolFiles, sweepSpool, type SpoolFiles } from './spool-folder';
import { ADD_JOB_ANSWER, askSpooler, CANCEL_ANSWER, FIND_ANSWER, JOB_ANSWER, QUEUES_ANSWER, SpoolerFailure, type SpoolerQueue } from './spooler-answers';
import { jobStatusOf } from './spooler-flags';
import { ADD_JOB_SCRIPT, CANCEL_SCRIPT, FIND_SCRIPT, JOB_SCRIPT, QUEUES_SCRIPT } from './spooler-scripts';
import { spoolerFailureOf } from './spooler-sentence';
import { systemCodeOf } from '../../files/system-code';

export type SpoolerOptions = {
  readonly run: RunPowerShell;
  /** Where the pages of the job under way lie, for this account only. */
  readonly spoolFolder: string;
  /** Resolution of the pictures in dots an inch. */
  readonly dpi: () => Promise<number>;
  /** Names of queues whose printers are in the list by their own address already: that way says more of a job than Windows does. */
  readonly reachedDirectly: (signal: AbortSignal) => Promise<ReadonlySet<string>>;
};

/** PowerShell starts within a second; a driver that asks its printer needs some more. */
const QUESTION_LIMIT_MS = 60_000;
/** All pages are spooled before the answer comes: minutes for the largest job on an old computer. */
const HANDING_OVER_LIMIT_MS = 60 * 60_000;

/** Queues of Windows, whose spooler is asked through PowerShell and takes pages as pictures in an XPS file. */
export function spoolerTransport(options: SpoolerOptions): PrintTransport {
  const { run, spoolFolder } = options;
  const answered = async <Value>(printer: string | null, work: () => Promise<Value>): Promise<Result<Value>> => {
    try {
      return succeeded(await work());
    } catch (thrown) {
      return { ok: false, failure: toFailure(thrown, printer) };
    }
  };
  const queues = async (values: Readonly<Record<string, string>>, signal: AbortSignal): Promise<readonly SpoolerQueue[]> =>
    (await askSpooler(run, QUEUES_SCRIPT, values, QUEUES_ANSWER, { signal, limitMs: QUESTION_LIMIT_MS })).queues;
  const queue = async (printer: string, signal: AbortSignal): Promise<SpoolerQueue> => {
    const [found] = await queues({ FOLDLINE_PRINTER: printer }, signal);
    if (found === undefined) throw new SpoolerFailure({ kind: 'no-queue' });
    return found;
  };
  const listed = async (signal: AbortSignal): Promise<readonly PrinterCapabilities[]> => {
    const [all, direct] = await Promise.all([queues({}, signal), options.reachedDirectly(signal)]);
    return all.filter((one) => leadsToPaper(one) && !direct.has(one.name)).map(readQueue);
  };

  return {
    list: (signal) => answered(null, () => listed(signal)),
    capabilities: (printer, signal) => answered(printer, async () => readQueue(await queue(printer, signal))),
    submit: async (request) => {
      await sweepSpool(spoolFolder);
      const files = await spoolFiles(spoolFolder);
      try {
        const asked = await answered(request.printer, () => queue(request.printer, request.signal));
        if (!asked.ok) return refuse(asked.failure, 'no');
        const pictures = await picturesOf(request, files, dpiFor(asked.value, await options.dpi()));
        return pictures.ok ? await handOver(run, request, files, asked.value) : refuse(pictures.failure, 'no');
      } finally {
        await files.remove();
      }
    },
    status: (job, signal) => answered(job.printer, async () => jobStatusOf(await askSpooler(run, JOB_SCRIPT, valuesOf(job), JOB_ANSWER, { signal, limitMs: QUESTION_LIMIT_MS }))),
    find: (printer, jobName, signal) =>
      answered(printer, async () => {
        const { id } = await askSpooler(run, FIND_SCRIPT, { FOLDLINE_PRINTER: printer, FOLDLINE_JOB_NAME: jobName }, FIND_ANSWER, { signal, limitMs: QUESTION_LIMIT_MS });
        return id === null ? null : { printer, id };
      }),
    cancel: (job) =>
      answered(job.printer, async () => {
        await askSpooler(run, CANCEL_SCRIPT, valuesOf(job), CANCEL_ANSWER, { signal: new AbortController().signal, limitMs: QUESTION_LIMIT_MS });
      }),
  };
}

const valuesOf = ({ printer, id }: JobReference): Readonly<Record<string, string>> => ({ FOLDLINE_PRINTER: printer, FOLDLINE_JOB: String(id) });

const refuse = (failure: Failure, documentSent: 'no' | 'maybe'): SubmitAnswer => ({ ok: false, failure: { ...failure, documentSent } });

function toFailure(thrown: unknown, printer: string | null): Failure {
  if (thrown instanceof SpoolerFailure) return spoolerFailureOf(thrown.fault, printer);
  throw thrown;
}

/** Draws the pages into the XPS file. Nothing has left then, whatever goes wrong. */
async function picturesOf({ document, ticket, signal }: SubmitRequest, { pdf, xps }: SpoolFiles, dpi: number): Promise<Result<void>> {
  try {
    await pipeline(document.open(), createWriteStream(pdf, { mode: 0o600 }), { signal });
    // PDFium is loaded where pictures are drawn only.
    const { writeXps } = await import('./xps/write-xps');
    await writeXps(pdf, xps, { dpi, gray: ticket.colorMode === 'monochrome', signal });
    return succeeded(undefined);
  } catch (thrown) {
    if (signal.aborted) return failed('cancelled', 'Printing was cancelled.');
    const isFull = systemCodeOf(thrown) === 'ENOSPC';
    return isFull ? failed('no-room-to-print', 'The disk has no room for the pages to print. Make room, then print again.') : failed('batch-unreadable', 'The pages to print could not be drawn. Prepare the folder again.');
  }
}

/** Gives the XPS file to the spooler. Not stopped by a cancel: half a job would stay in the queue; a whole one can be cancelled there. */
async function handOver(run: RunPowerShell, request: SubmitRequest, { xps }: SpoolFiles, queue: SpoolerQueue): Promise<SubmitAnswer> {
  const { printer, ticket, signal } = request;
  if (signal.aborted) return refuse({ code: 'cancelled', message: 'Printing was cancelled.' }, 'no');
  request.onHandingOver();
  try {
    const values = { FOLDLINE_PRINTER: printer, FOLDLINE_XPS: xps, ...ticketValues(ticket, queue) };
    const { id } = await askSpooler(run, ADD_JOB_SCRIPT, values, ADD_JOB_ANSWER, { signal: new AbortController().signal, limitMs: HANDING_OVER_LIMIT_MS });
    const job: JobReference = { printer, id };
    request.onCreated(job);
    return { ok: true, value: job };
  } catch (thrown) {
    if (!(thrown instanceof SpoolerFailure)) throw thrown;
    return refuse(spoolerFailureOf(thrown.fault, printer), wasNeverSent(thrown) ? 'no' : 'maybe');
  }
}

/** Whether the script surely ended before it gave the file to the spooler. */
const wasNeverSent = ({ fault }: SpoolerFailure): boolean =>
  fault.kind === 'no-powershell' || fault.kind === 'language-mode' || fault.kind === 'no-queue' || fault.kind === 'refused' || (fault.kind === 'thrown' && fault.stage === 'before');

/** The ticket by the names of .NET's enumerations; the script adds Letter, portrait, one copy and one page on a side. */
function ticketValues({ jobName, sides, colorMode, tray, finishing }: PrintTicket, queue: SpoolerQueue): Readonly<Record<string, string>> {
  const stapling = finishing === null ? undefined : STAPLING[finishing];
  return {
    FOLDLINE_JOB_NAME: jobName,
    FOLDLINE_DUPLEXING: DUPLEXING[sides],
    FOLDLINE_COLOR: colorMode === 'color' ? 'Color' : grayOf(queue),
    ...(tray !== null && tray !== 'auto' && { FOLDLINE_TRAY: tray }),
    ...(stapling !== undefined && { FOLDLINE_STAPLING: stapling }),
  };
}

const DUPLEXING: Readonly<Record<PrintTicket['sides'], string>> = { 'two-sided-long-edge': 'TwoSidedLongEdge', 'one-sided': 'OneSided' };
