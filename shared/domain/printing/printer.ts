/** What a printer does at the moment (RFC 8011, `printer-state`). */
export type PrinterState = 'idle' | 'processing' | 'stopped' | 'unknown';

/** What a printer says of itself, as far as a print run needs it. Keywords are those of IPP. */
export type PrinterCapabilities = {
  readonly name: string;
  /** What people call it; empty where nothing is set. */
  readonly description: string;
  readonly location: string;
  readonly isDefault: boolean;
  /** `sides-supported`. */
  readonly sides: readonly string[];
  readonly color: boolean;
  /** `media-supported`. */
  readonly media: readonly string[];
  readonly state: PrinterState;
  /** `printer-state-reasons` without `none`. */
  readonly stateReasons: readonly string[];
  readonly acceptsJobs: boolean;
};

export const TWO_SIDED = 'two-sided-long-edge';
/** US Letter, 8.5 x 11 in, as PWG 5101.1 names it. */
export const LETTER = 'na_letter_8.5x11in';

export const canPrintTwoSided = (printer: PrinterCapabilities): boolean => printer.sides.includes(TWO_SIDED);
export const canPrintLetter = (printer: PrinterCapabilities): boolean => printer.media.some((media) => media === LETTER || media.startsWith(`${LETTER}_`) || media === 'na-letter');

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
};

export const printerRecord = (printer: PrinterCapabilities): PrinterRecord => ({
  name: printer.name,
  duplex: canPrintTwoSided(printer),
  color: printer.color,
  letter: canPrintLetter(printer),
  state: printer.state,
  acceptsJobs: printer.acceptsJobs,
  reasons: printer.stateReasons,
  description: printer.description,
  isDefault: printer.isDefault,
});
