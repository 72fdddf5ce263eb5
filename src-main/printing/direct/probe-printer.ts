import { parsePrinterAddress, printerUri, type PrinterAddress } from '@shared/domain/printing/printer-address';
import { succeeded, type Failure, type Result } from '@shared/ipc/result';
import type { ProbePrinter, ProbedPrinter } from '../../ports/printer-finder';
import { IppFailure } from '../ipp/failure';
import { askPrinter } from '../jobs/job-desk';
import { PRINTER_ATTRIBUTES, readPrinter } from '../jobs/read-printer';
import { deskAt, type DirectOptions } from './direct-transport';
import { directFailureOf } from './failure-sentence';

/** Someone waits before the window for the answer. */
const SILENCE_LIMIT_MS = 10_000;

/** Asks printers by their address. An address without a scheme is tried with encryption first, then without. */
export const probePrinters =
  ({ userName }: Pick<DirectOptions, 'userName'>): ProbePrinter =>
  async (typed, signal) => {
    const address = parsePrinterAddress(typed);
    if (!address.ok) return address;
    const first = await probeAt(address.value, userName, signal);
    if (first.ok || typed.includes('://') || signal.aborted) return first;
    const second = await probeAt({ ...address.value, secure: false }, userName, signal);
    return second.ok ? second : first;
  };

async function probeAt(address: PrinterAddress, userName: string, signal: AbortSignal): Promise<Result<ProbedPrinter>> {
  const uri = printerUri(address);
  let certificate: string | null = null;
  const seen = (sha256: string): void => void (certificate = sha256);
  const desk = deskAt({ address: uri }, { kind: 'first-use', seen }, { userName, silenceLimitMs: SILENCE_LIMIT_MS });
  if (!desk.ok) return desk;
  try {
    const attributes = await askPrinter(desk.value, PRINTER_ATTRIBUTES, signal);
    const name = attributes.text('printer-info') ?? attributes.text('printer-make-and-model') ?? attributes.text('printer-name') ?? address.host;
    return succeeded({ address: uri, certificate, printer: readPrinter(attributes, name) });
  } catch (thrown) {
    return { ok: false, failure: failureAt(thrown, uri) };
  }
}

function failureAt(thrown: unknown, address: string): Failure {
  if (thrown instanceof IppFailure) return directFailureOf(thrown, { name: 'The printer', address });
  throw thrown;
}
