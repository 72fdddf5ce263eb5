import type { PrinterProfile } from '@shared/domain/printing/printer-profile';
import type { Pass } from '@shared/domain/printing/two-passes';
import type { Result } from '@shared/ipc/result';
import type { Clock } from '../ports/clock';
import type { PrintTransport } from '../ports/print-transport';
import { printOwnSheets } from './print-own-sheets';

export type TrialTools = {
  readonly transport: PrintTransport;
  readonly clock: Clock;
  /** The trial's two pages of a pass as a PDF. */
  readonly trialSheets: (pass: Pass) => Promise<Uint8Array>;
};

/** Prints one pass of the trial of two sheets, which shows how a turned stack comes back into a printer that prints on one side. */
export const printTrial = (profile: PrinterProfile, pass: Pass, signal: AbortSignal, { trialSheets, ...tools }: TrialTools): Promise<Result<void>> =>
  printOwnSheets(profile, async () => ({ name: 'trial', pdf: await trialSheets(pass), sides: pass }), 'trial-not-printed', { ...tools, signal });
