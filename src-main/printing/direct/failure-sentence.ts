import type { Failure } from '@shared/ipc/result';
import type { PrintFailureCode } from '@shared/domain/printing/failure-code';
import type { AddedPrinter } from '@shared/domain/printing/printer-address';
import type { IppFailure } from '../ipp/failure';
import { STATUS } from '../ipp/tags';

const HTTP_NOT_PERMITTED = [401, 403];
const NOT_PERMITTED: readonly (number | null)[] = [STATUS.forbidden, STATUS.notAuthenticated, STATUS.notAuthorized];

/** What a failed request to a printer itself means to the person, with the next step. */
export function directFailureOf(failure: IppFailure, { name, address }: Pick<AddedPrinter, 'name' | 'address'>): Failure {
  const say = (code: PrintFailureCode, message: string): Failure => ({ code, message });
  switch (failure.kind) {
    case 'unreachable':
      return say('printer-absent', `${name} does not answer at ${address}. Check that it is on and in the network.`);
    case 'timeout':
      return say('printer-silent', `${name} is at ${address} and gives no answer. Turn it off and on, then try again.`);
    case 'untrusted':
      return say('printer-untrusted', `What answers at ${address} is not the ${name} that was added: its certificate is another one. Ask who looks after the printer; if it was reset or replaced, remove it here and add it again.`);
    case 'cancelled':
      return say('cancelled', 'Printing was cancelled.');
    case 'source':
      return say('batch-unreadable', 'The pages to print could not be read. Prepare the folder again.');
    case 'malformed':
      return say('printer-not-understood', `What answers at ${address} is no printer that speaks IPP. Check the address.`);
    case 'http':
      if (HTTP_NOT_PERMITTED.includes(failure.status ?? 0)) return say('not-permitted', `${name} lets only known accounts print. Add it to this computer’s printing system with its password.`);
      return failure.status === 426
        ? say('printer-wants-encryption', `${name} takes only encrypted connections. Remove it here and add it by an ipps:// address.`)
        : say('printer-not-understood', `${name} answered with HTTP status ${failure.status}. Check the path of its address.`);
    case 'refused':
      return refused(failure.status, name, say);
  }
}

function refused(status: number | null, name: string, say: (code: PrintFailureCode, message: string) => Failure): Failure {
  if (status === STATUS.notFound) return say('printer-unknown', `${name} does not know this address of itself. Check the path, which is usually /ipp/print.`);
  if (status === STATUS.notAcceptingJobs) return say('printer-not-accepting', `${name} accepts no jobs at the moment. See its panel, or choose another printer.`);
  if (status === STATUS.formatNotSupported) return say('printer-refused', `${name} takes no PDF pages by itself. Set it up in this computer’s printing system and choose it there.`);
  if (status === STATUS.busy) return say('printer-busy', `${name} is busy with another job. Print again when it is done.`);
  if (NOT_PERMITTED.includes(status)) return say('not-permitted', `${name} lets only known accounts print. Add it to this computer’s printing system with its password.`);
  return say('printer-refused', `${name} refused the request (IPP status 0x${(status ?? 0).toString(16).padStart(4, '0')}). See its panel, or choose another printer.`);
}
