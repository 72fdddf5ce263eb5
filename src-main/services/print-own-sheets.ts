import { Readable } from 'node:stream';
import { checkPrinter } from '@shared/domain/printing/check-printer';
import type { Arrangement } from '@shared/domain/printing/arrange-pages';
import { describeEnd } from '@shared/domain/printing/describe-end';
import { isGood } from '@shared/domain/printing/piece-outcome';
import { NO_OPTIONS } from '@shared/domain/printing/print-options';
import type { PrinterCapabilities } from '@shared/domain/printing/printer';
import type { PrinterProfile } from '@shared/domain/printing/printer-profile';
import { ticketChoices, ticketFor } from '@shared/domain/printing/ticket';
import { failed, succeeded, type Result } from '@shared/ipc/result';
import type { Clock } from '../ports/clock';
import type { PrintTransport } from '../ports/print-transport';
import { followJob } from './printing/follow-job';

export type OwnSheets = {
  /** As the job's name says it, such as `check sheets`. */
  readonly name: string;
  readonly pdf: Uint8Array;
  readonly sides: Arrangement['sides'];
};

/** Each of these documents is two sheets. */
const SHEETS = { fromPiece: 1, toPiece: 2 };

/**
 * Prints sheets that the program makes itself, from the tray of the printer's profile, and follows the job to its end. They hold no pupil and stand in no
 * ledger. Where they did not come out, the failure is `code`, and its sentence says why.
 */
export async function printOwnSheets(
  profile: PrinterProfile,
  make: (printer: PrinterCapabilities) => Promise<OwnSheets>,
  code: 'trial-not-printed' | 'check-sheets-not-printed',
  { transport, clock, signal }: { readonly transport: PrintTransport; readonly clock: Clock; readonly signal: AbortSignal },
): Promise<Result<void>> {
  const { printer } = profile;
  const found = await transport.capabilities(printer, signal);
  if (!found.ok) return found;
  const refusals = checkPrinter(found.value, { gray: true, twoPasses: true }).filter(({ severity }) => severity === 'refuses');
  if (refusals.length > 0) return failed('printer-unsuitable', refusals.map(({ message }) => message).join(' '));
  const { name, pdf, sides } = await make(found.value);
  const ticket = {
    ...ticketFor({ run: 0, mark: '', batch: name, ...SHEETS }, ticketChoices(found.value, { ...NO_OPTIONS, tray: profile.tray }), sides),
    // A name of its own each time: the printer is asked by it whether a job was begun twice.
    jobName: `Foldline ${name} ${clock.now().getTime().toString(36)}${sides === 'both' ? '' : `, ${sides}`}`,
  };
  const document = { byteLength: pdf.length, open: () => Readable.from([pdf]) };
  const submitted = await transport.submit({ printer, ticket, signal, document, onCreated: () => undefined, onHandingOver: () => undefined });
  if (!submitted.ok) return submitted;
  const end = await followJob(submitted.value, { transport, clock, signal, onStatus: () => undefined });
  return isGood(end) ? succeeded(undefined) : failed(code, `${describeEnd(end, SHEETS).split('. ')[0] ?? ''}. Print the ${name} again.`);
}
