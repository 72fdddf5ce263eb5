import type { PrintFailureCode } from '@shared/domain/printing/failure-code';
import type { Failure } from '@shared/ipc/result';
import type { IppEndpoint } from '../ipp/client';
import type { IppFailure } from '../ipp/failure';
import { STATUS } from '../ipp/tags';

/** HTTP's "who are you" and "not you". */
const HTTP_NOT_PERMITTED = [401, 403];
const NOT_PERMITTED: readonly (number | null)[] = [STATUS.forbidden, STATUS.notAuthenticated, STATUS.notAuthorized];

/** What a failed request means to the person, with the next step. `printer` is null where no printer was named. */
export function failureOf(failure: IppFailure, endpoint: IppEndpoint, printer: string | null): Failure {
  const place = endpoint.kind === 'socket' ? endpoint.path : `${endpoint.host}:${endpoint.port}`;
  const say = (code: PrintFailureCode, message: string): Failure => ({ code, message });
  switch (failure.kind) {
    case 'unreachable':
      return say('scheduler-absent', `No printing service answers at ${place}. Start the computer's printing service (CUPS), or save the batches and open them.`);
    case 'timeout':
      return say('scheduler-silent', `The printing service at ${place} does not answer. Restart it, then print again.`);
    case 'untrusted':
      return say('scheduler-untrusted', `The printing service at ${place} could not prove who it is. Have its certificate installed on this computer.`);
    case 'cancelled':
      return say('cancelled', 'Printing was cancelled.');
    case 'source':
      return say('batch-unreadable', 'The pages to print could not be read. Prepare the folder again.');
    case 'malformed':
      return say('scheduler-not-understood', `What answers at ${place} is no printing service.`);
    case 'http':
      return HTTP_NOT_PERMITTED.includes(failure.status ?? 0)
        ? say('not-permitted', `The printing service at ${place} does not let this account print. Ask for permission there.`)
        : say('scheduler-not-understood', `The printing service at ${place} answered with HTTP status ${failure.status}. See its settings.`);
    case 'refused':
      return refused(failure.status, printer, say);
  }
}

function refused(status: number | null, printer: string | null, say: (code: PrintFailureCode, message: string) => Failure): Failure {
  const name = printer ?? 'The printing service';
  if (status === STATUS.notFound) return say('printer-unknown', `There is no printer named ${name}. Choose one of the listed printers.`);
  if (status === STATUS.notAcceptingJobs) return say('printer-not-accepting', `${name} accepts no jobs at the moment. Turn its queue on, or choose another printer.`);
  if (status === STATUS.formatNotSupported) return say('printer-refused', `${name} is not set up to print PDF files on this computer. Add its driver, or choose another printer.`);
  if (NOT_PERMITTED.includes(status)) return say('not-permitted', `${name} does not let this account print. Ask for permission there.`);
  return say('printer-refused', `${name} refused the request (IPP status 0x${(status ?? 0).toString(16).padStart(4, '0')}). See its settings, or choose another printer.`);
}
