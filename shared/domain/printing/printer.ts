/** What a printer does at the moment (RFC 8011, `printer-state`). */
export type PrinterState = 'idle' | 'processing' | 'stopped' | 'unknown';

/** How jobs reach a printer: through the system's scheduler (CUPS), over IPP to the printer itself, or through the spooler of Windows. */
export type PrinterWay = 'scheduler' | 'direct' | 'spooler';

/** How much is left of a toner or ink, in percent, as the printer says. */
export type MarkerLevel = { readonly name: string; readonly percent: number };

/** What a printer says of itself, as far as a print run needs it. Keywords are those of IPP. */
export type PrinterCapabilities = {
  readonly name: string;
  /** What people call it; empty where nothing is set. */
  readonly description: string;
  readonly location: string;
  readonly model: string;
  readonly isDefault: boolean;
  readonly way: PrinterWay;
  /** Names of the printers that a class hands its jobs to; empty for a printer. What a class can do is what all of them can. */
  readonly members: readonly string[];
  /** PDF pages can be sent to it as they are. */
  readonly takesPdf: boolean;
  /** `sides-supported`. */
  readonly sides: readonly string[];
  readonly color: boolean;
  /** `media-supported`, and what of it lies in the trays (`media-ready`; empty where the printer does not say). */
  readonly media: readonly string[];
  readonly mediaReady: readonly string[];
  /** `media-source-supported`. */
  readonly trays: readonly string[];
  /** `finishings-supported` (PWG 5100.1). */
  readonly finishings: readonly number[];
  /** It can be told not to scale pages. */
  readonly keepsScale: boolean;
  readonly takesAccountCode: boolean;
  /** Most characters of a code that releases a job at its panel; 0 where it has no such release. */
  readonly longestPin: number;
  /** A job can be held until somebody releases it. */
  readonly canHold: boolean;
  readonly pagesPerMinute: number | null;
  readonly markers: readonly MarkerLevel[];
  readonly state: PrinterState;
  /** `printer-state-reasons` without `none`. */
  readonly stateReasons: readonly string[];
  readonly acceptsJobs: boolean;
  /** A sentence where it could not be asked; then nothing else of it is known. */
  readonly unreachable: string | null;
};

export const TWO_SIDED = 'two-sided-long-edge';
export const ONE_SIDED = 'one-sided';
/** US Letter, 8.5 x 11 in, as PWG 5101.1 names it, and its size in hundredths of a millimetre. */
export const LETTER = 'na_letter_8.5x11in';
export const LETTER_SIZE = { x: 21_590, y: 27_940 } as const;

export const canPrintTwoSided = (printer: PrinterCapabilities): boolean => printer.sides.includes(TWO_SIDED);
const isLetter = (media: string): boolean => media === LETTER || media.startsWith(`${LETTER}_`) || media === 'na-letter';
export const canPrintLetter = (printer: PrinterCapabilities): boolean => printer.media.some(isLetter);
/** False only where the printer says what lies in its trays, and no Letter paper does. */
export const hasLetterReady = (printer: PrinterCapabilities): boolean => printer.mediaReady.length === 0 || printer.mediaReady.some(isLetter);
