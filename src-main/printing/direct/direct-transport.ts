import { parsePrinterAddress, type AddedPrinter } from '@shared/domain/printing/printer-address';
import type { PrinterCapabilities } from '@shared/domain/printing/printer';
import { failed, succeeded, type Failure, type Result } from '@shared/ipc/result';
import type { PrintTransport } from '../../ports/print-transport';
import { readAttributes } from '../ipp/attributes';
import { createIppClient } from '../ipp/client';
import { IppFailure } from '../ipp/failure';
import type { CertificateTrust } from '../ipp/trusted-connection';
import { attribute } from '../ipp/values';
import { askJob, askPrinter, cancelJob, findJob, submitJob, type JobDesk } from '../jobs/job-desk';
import { PRINTER_ATTRIBUTES, readPrinter } from '../jobs/read-printer';
import { ticketAttributes } from '../jobs/ticket-attributes';
import { directFailureOf } from './failure-sentence';

export type DirectOptions = { readonly userName: string; readonly printers: () => Promise<readonly AddedPrinter[]>; readonly silenceLimitMs?: number };

/** The desk of a printer at its own address. */
export function deskAt(printer: Pick<AddedPrinter, 'address'>, trust: CertificateTrust | null, { userName, silenceLimitMs }: Pick<DirectOptions, 'userName' | 'silenceLimitMs'>): Result<JobDesk> {
  const address = parsePrinterAddress(printer.address);
  if (!address.ok) return address;
  const { host, port, secure, path } = address.value;
  const client = createIppClient({ kind: 'tcp', host, port, secure, ...(secure && trust && { trust }) }, silenceLimitMs === undefined ? {} : { silenceLimitMs });
  return succeeded({ client, printerUri: printer.address, paths: { printer: path, job: path, cancel: path }, user: attribute.name('requesting-user-name', userName) });
}

/** Printers that were added by their address, each asked over IPP or IPPS by itself. */
export function directTransport(options: DirectOptions): PrintTransport {
  /** Works at the printer of that name; a failure of the connection becomes a sentence. */
  const at = async <Value>(name: string, work: (desk: JobDesk) => Promise<Value>): Promise<Result<Value>> => {
    const printer = (await options.printers()).find((added) => added.name === name);
    if (printer === undefined) return failed('printer-unknown', `There is no printer named ${name}. Choose one of the listed printers.`);
    const desk = deskAt(printer, printer.certificate === null ? null : { kind: 'pinned', sha256: printer.certificate }, options);
    if (!desk.ok) return desk;
    try {
      return succeeded(await work(desk.value));
    } catch (thrown) {
      return { ok: false, failure: toFailure(thrown, printer) };
    }
  };
  const capabilities = (name: string, signal: AbortSignal): Promise<Result<PrinterCapabilities>> => at(name, async (desk) => readPrinter(await askPrinter(desk, PRINTER_ATTRIBUTES, signal), name));

  return {
    list: async (signal) => {
      const names = (await options.printers()).map(({ name }) => name);
      return succeeded(
        await Promise.all(
          names.map(async (name) => {
            const answer = await capabilities(name, signal);
            return answer.ok ? answer.value : silentPrinter(name, answer.failure.message);
          }),
        ),
      );
    },
    capabilities,
    submit: async (request) => {
      const answer = await at(request.printer, async (desk) => {
        const takes = new Set((await askPrinter(desk, ['job-creation-attributes-supported'], request.signal)).texts('job-creation-attributes-supported'));
        const printer = { name: request.printer, address: desk.printerUri };
        return submitJob(desk, request, ticketAttributes(request.ticket, (name) => takes.size === 0 || takes.has(name)), (thrown) => toFailure(thrown, printer));
      });
      return answer.ok ? answer.value : { ok: false, failure: { ...answer.failure, documentSent: 'no' } };
    },
    status: async (job, signal) => {
      const answer = await at(job.printer, (desk) => askJob(desk, job, signal));
      if (answer.ok || answer.failure.code !== 'printer-unknown') return answer;
      return failed('job-unknown', `${job.printer} no longer knows job ${job.id}.`);
    },
    find: (printer, jobName, signal) => at(printer, (desk) => findJob(desk, printer, jobName, signal)),
    cancel: (job) => at(job.printer, (desk) => cancelJob(desk, job)),
  };
}

function toFailure(thrown: unknown, printer: Pick<AddedPrinter, 'name' | 'address'>): Failure {
  if (thrown instanceof IppFailure) return directFailureOf(thrown, printer);
  throw thrown;
}

/** A printer that stands in the list although it can't be asked. */
const silentPrinter = (name: string, sentence: string): PrinterCapabilities => ({ ...readPrinter(readAttributes([]), name), unreachable: sentence });
