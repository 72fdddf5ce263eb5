import { Readable } from 'node:stream';
import type { EnvelopePreset } from '@shared/domain/envelope/presets';
import { checkPrinter } from '@shared/domain/printing/check-printer';
import { describeEnd } from '@shared/domain/printing/describe-end';
import { isGood } from '@shared/domain/printing/piece-outcome';
import { canPrintTwoSided } from '@shared/domain/printing/printer';
import { NO_OPTIONS } from '@shared/domain/printing/print-options';
import type { PrinterProfile } from '@shared/domain/printing/printer-profile';
import { ticketChoices, ticketFor } from '@shared/domain/printing/ticket';
import { failed, succeeded, type Result } from '@shared/ipc/result';
import type { Clock } from '../ports/clock';
import type { PrintTransport } from '../ports/print-transport';
import { followJob } from './printing/follow-job';

export type CheckSheetTools = {
  readonly transport: PrintTransport;
  readonly clock: Clock;
  /** Both sheets as a PDF, with or without their blank backs. */
  readonly checkSheets: (envelope: EnvelopePreset, hasBacks: boolean) => Promise<Uint8Array>;
};

/**
 * Prints the alignment sheet and the tap-test sheet of an envelope on a printer as it prints batches (both sides where it can, since paper goes another way then), from the
 * tray of its profile, and follows the job to its end. The sheets hold no pupil and stand in no ledger.
 */
export async function printCheckSheets(profile: PrinterProfile, envelope: EnvelopePreset, signal: AbortSignal, { transport, clock, checkSheets }: CheckSheetTools): Promise<Result<void>> {
  const { printer } = profile;
  const found = await transport.capabilities(printer, signal);
  if (!found.ok) return found;
  const refusals = checkPrinter(found.value, { gray: true, twoPasses: true }).filter(({ severity }) => severity === 'refuses');
  if (refusals.length > 0) return failed('printer-unsuitable', refusals.map(({ message }) => message).join(' '));
  const hasBacks = canPrintTwoSided(found.value);
  const bytes = await checkSheets(envelope, hasBacks);
  const job = { fromPiece: 1, toPiece: 2 };
  const ticket = { ...ticketFor({ run: 0, mark: '', batch: 'check-sheets', ...job }, ticketChoices(found.value, { ...NO_OPTIONS, tray: profile.tray }), hasBacks ? 'both' : 'fronts'), jobName: 'Foldline check sheets' };
  const document = { byteLength: bytes.length, open: () => Readable.from([bytes]) };
  const submitted = await transport.submit({ printer, ticket, signal, document, onCreated: () => undefined, onHandingOver: () => undefined });
  if (!submitted.ok) return submitted;
  const end = await followJob(submitted.value, { transport, clock, signal, onStatus: () => undefined });
  return isGood(end) ? succeeded(undefined) : failed('check-sheets-not-printed', `${describeEnd(end, job).split('. ')[0] ?? ''}. Print the check sheets again.`);
}
