import { canPrintLetter, canPrintTwoSided, type MarkerLevel, type PrinterCapabilities, type PrinterState, type PrinterWay } from './printer';
import type { PrinterProfile } from './printer-profile';
import { offeredOptions, type OfferedOptions } from './print-options';

/** One printer of `foldline printers` (contract). */
export type PrinterRecord = {
  readonly name: string;
  readonly duplex: boolean;
  readonly color: boolean;
  readonly letter: boolean;
  readonly state: PrinterState;
  readonly acceptsJobs: boolean;
  readonly reasons: readonly string[];
  readonly description: string;
  readonly isDefault: boolean;
  readonly way: PrinterWay;
  /** Names of the printers of a class; empty for a printer. */
  readonly members: readonly string[];
  /** What of trays, finishings and ways of release it has. */
  readonly offers: OfferedOptions;
  /** Paper in its trays by PWG names; empty where it does not say. */
  readonly mediaReady: readonly string[];
  readonly markers: readonly MarkerLevel[];
  readonly pagesPerMinute: number | null;
  /** What staff know of it. */
  readonly profile: PrinterProfile;
  /** A sentence where it could not be asked, else null. */
  readonly unreachable: string | null;
};

export const printerRecord = (printer: PrinterCapabilities, profile: PrinterProfile): PrinterRecord => ({
  name: printer.name,
  duplex: canPrintTwoSided(printer),
  color: printer.color,
  letter: canPrintLetter(printer),
  state: printer.state,
  acceptsJobs: printer.acceptsJobs,
  reasons: printer.stateReasons,
  description: printer.description,
  isDefault: printer.isDefault,
  way: printer.way,
  members: printer.members,
  offers: offeredOptions(printer),
  mediaReady: printer.mediaReady,
  markers: printer.markers,
  pagesPerMinute: printer.pagesPerMinute,
  profile,
  unreachable: printer.unreachable,
});
