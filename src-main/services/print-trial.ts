import { Readable } from 'node:stream';
import { checkPrinter } from '@shared/domain/printing/check-printer';
import { describeEnd } from '@shared/domain/printing/describe-end';
import { NO_OPTIONS } from '@shared/domain/printing/print-options';
import type { PrinterProfile } from '@shared/domain/printing/printer-profile';
import { isGood } from '@shared/domain/printing/piece-outcome';
import type { Pass } from '@shared/domain/printing/two-passes';
import { ticketChoices, ticketFor } from '@shared/domain/printing/ticket';
import { failed, succeeded, type Result } from '@shared/ipc/result';
import type { Clock } from '../ports/clock';
import type { PrintTransport } from '../ports/print-transport';
import { followJob } from './printing/follow-job';

export type TrialTools = {
  readonly transport: PrintTransport;
  readonly clock: Clock;
  /** The trial's two pages of a pass as a PDF. */
  readonly trialSheets: (pass: Pass) => Promise<Uint8Array>;
};

/**
 * Prints one pass of the trial of two sheets, which shows how a turned stack comes back into a printer that prints on one side, and follows it to
 * its end. It holds no pupil and stands in no ledger.
 */
export async function printTrial(profile: PrinterProfile, pass: Pass, signal: AbortSignal, { transport, clock, trialSheets }: TrialTools): Promise<Result<void>> {
  const { printer } = profile;
  const found = await transport.capabilities(printer, signal);
  if (!found.ok) return found;
  const refusals = checkPrinter(found.value, { gray: true, twoPasses: true }).filter(({ severity }) => severity === 'refuses');
  if (refusals.length > 0) return failed('printer-unsuitable', refusals.map(({ message }) => message).join(' '));
  const bytes = await trialSheets(pass);
  const ticket = {
    ...ticketFor({ run: 0, mark: '', batch: 'trial', fromPiece: 1, toPiece: 2 }, ticketChoices(found.value, { ...NO_OPTIONS, tray: profile.tray }), pass),
    // A name of its own each time: the printer is asked by it whether a job was begun twice.
    jobName: `Foldline trial ${clock.now().getTime().toString(36)}, ${pass}`,
  };
  const submitted = await transport.submit({
    printer,
    ticket,
    signal,
    document: { byteLength: bytes.length, open: () => Readable.from([bytes]) },
    onCreated: () => undefined,
    onHandingOver: () => undefined,
  });
  if (!submitted.ok) return submitted;
  const end = await followJob(submitted.value, { transport, clock, signal, onStatus: () => undefined });
  return isGood(end) ? succeeded(undefined) : failed('trial-not-printed', `${describeEnd(end, { fromPiece: 1, toPiece: 2 }).split('. ')[0] ?? ''}. Print the trial again.`);
}
