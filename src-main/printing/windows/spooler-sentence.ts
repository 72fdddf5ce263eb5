import type { PrintFailureCode } from '@shared/domain/printing/failure-code';
import type { Failure } from '@shared/ipc/result';
import type { SpoolerFault } from './spooler-answers';

/** Errors of Windows by their number in the low 16 bits of the result (winerror.h). */
const ACCESS_DENIED = 5;
const DISK_FULL = 112;
const SERVICE_SILENT: readonly number[] = [1_717, 1_722, 1_726, 1_753];
const NO_SUCH_PRINTER: readonly number[] = [1_801, 1_802];
const NO_SUCH_JOB = 87;
const CANCELLED: readonly number[] = [63, 1_223];
const LOW_WORD = 0xffff;

/** What a call to Windows' spooler that failed means to the person, with the next step. */
export function spoolerFailureOf(fault: SpoolerFault, printer: string | null): Failure {
  const say = (code: PrintFailureCode, message: string): Failure => ({ code, message });
  const name = printer ?? 'The printing of Windows';
  switch (fault.kind) {
    case 'cancelled':
      return say('cancelled', 'Printing was cancelled.');
    case 'no-powershell':
    case 'language-mode':
      return say('spooler-absent', 'This computer lets no program ask its printers (Windows PowerShell is missing or restricted). Add the printer by its address, or save the batches, open them and print two-sided, long edge, at actual size.');
    case 'silent':
      return say('spooler-silent', `${name} gives no answer. Restart the Print Spooler service or the computer, then try again.`);
    case 'not-understood':
      return say('spooler-not-understood', `${name} gave an answer that is not understood. Add the printer by its address, or save the batches and open them.`);
    case 'no-queue':
      return say('printer-unknown', `There is no printer named ${printer}. Choose one of the listed printers.`);
    case 'no-job':
      return say('job-unknown', `${name} no longer has the job, and Windows does not say whether it was printed.`);
    case 'refused':
      return say('printer-refused', `${name} does not take these settings: ${fault.settings.join(', ')}. Choose another printer.`);
    case 'thrown':
      return thrown(fault.code & LOW_WORD, name, say);
  }
}

function thrown(code: number, name: string, say: (code: PrintFailureCode, message: string) => Failure): Failure {
  if (code === ACCESS_DENIED) return say('not-permitted', `${name} does not let this account print. Ask for permission there.`);
  if (code === DISK_FULL) return say('no-room-to-print', 'The disk has no room for the pages to print. Make room, then print again.');
  if (SERVICE_SILENT.includes(code)) return say('scheduler-absent', 'The Print Spooler service of Windows is not running. Start it (Services, Print Spooler), or save the batches and open them.');
  if (NO_SUCH_PRINTER.includes(code)) return say('printer-unknown', `There is no printer named ${name}. Choose one of the listed printers.`);
  if (code === NO_SUCH_JOB) return say('job-unknown', `${name} no longer has the job, and Windows does not say whether it was printed.`);
  if (CANCELLED.includes(code)) return say('printer-refused', `The job was canceled in the queue of ${name}.`);
  return say('printer-refused', `${name} refused the request (Windows error ${code}). See its queue, or choose another printer.`);
}
