import type { EnvelopePreset } from '@shared/domain/envelope/presets';
import { canPrintTwoSided } from '@shared/domain/printing/printer';
import type { PrinterProfile } from '@shared/domain/printing/printer-profile';
import type { Result } from '@shared/ipc/result';
import type { Clock } from '../ports/clock';
import type { PrintTransport } from '../ports/print-transport';
import { printOwnSheets } from './print-own-sheets';

export type CheckSheetTools = {
  readonly transport: PrintTransport;
  readonly clock: Clock;
  /** Both sheets as a PDF, with or without their blank backs. */
  readonly checkSheets: (envelope: EnvelopePreset, hasBacks: boolean) => Promise<Uint8Array>;
};

/** Prints the alignment sheet and the tap-test sheet of an envelope on a printer as it prints batches: both sides where it can, since paper goes another way then. */
export const printCheckSheets = (profile: PrinterProfile, envelope: EnvelopePreset, signal: AbortSignal, { checkSheets, ...tools }: CheckSheetTools): Promise<Result<void>> =>
  printOwnSheets(
    profile,
    async (printer) => {
      const hasBacks = canPrintTwoSided(printer);
      return { name: 'check sheets', pdf: await checkSheets(envelope, hasBacks), sides: hasBacks ? 'both' : 'fronts' };
    },
    'check-sheets-not-printed',
    { ...tools, signal },
  );
