import { LETTER, ONE_SIDED, TWO_SIDED, type PrinterCapabilities } from './printer';
import type { Arrangement } from './arrange-pages';
import { finishingCode, NO_OPTIONS, type PrintOptions } from './print-options';

/** How a job is to be printed; the attributes of RFC 8011 and PWG 5100.13 that carry it. */
export type PrintTicket = {
  /** Stands in queues and on panels: never a pupil's name or number. */
  readonly jobName: string;
  readonly documentFormat: 'application/pdf';
  readonly copies: 1;
  /** `one-sided` for fronts and backs in two passes. */
  readonly sides: typeof TWO_SIDED | typeof ONE_SIDED;
  /** `monochrome` only on a printer without color, where the person said so. */
  readonly colorMode: 'color' | 'monochrome';
  readonly media: typeof LETTER;
  /** Anything else moves the address in the envelope's window. */
  readonly scaling: 'none';
  /** `media-source`, null for the printer's choice. */
  readonly tray: string | null;
  /** `finishings`, null for none. */
  readonly finishing: number | null;
  readonly accountCode: string | null;
  readonly pin: string | null;
  readonly hold: boolean;
};

/** What a ticket takes from the printer and the person. */
export type TicketChoices = Pick<PrintTicket, 'colorMode' | 'tray' | 'finishing' | 'accountCode' | 'pin' | 'hold'>;

/** The choices for a printer that was found to have them (`checkOptions`). */
export const ticketChoices = (printer: Pick<PrinterCapabilities, 'color' | 'finishings'>, options: PrintOptions = NO_OPTIONS): TicketChoices => ({
  colorMode: printer.color ? 'color' : 'monochrome',
  tray: options.tray,
  finishing: options.finishing === null ? null : finishingCode(printer, options.finishing),
  accountCode: options.accountCode,
  pin: options.pin,
  hold: options.hold,
});

/** A job as its name tells of it: pieces `fromPiece` to `toPiece` of a batch, in a run. `mark` tells the run from another ledger's of the same number, since offices share printers. */
export type NamedJob = { readonly run: number; readonly mark: string; readonly batch: string; readonly fromPiece: number; readonly toPiece: number };

/** The ticket of one job. */
export function ticketFor(job: NamedJob, choices: TicketChoices, sides: Arrangement['sides'] = 'both'): PrintTicket {
  const pieces = job.fromPiece === job.toPiece ? `piece ${job.fromPiece}` : `pieces ${job.fromPiece}-${job.toPiece}`;
  return {
    jobName: `Foldline run ${job.run} (${job.mark}), batch ${job.batch}, ${pieces}${sides === 'both' ? '' : `, ${sides}`}`,
    documentFormat: 'application/pdf',
    copies: 1,
    sides: sides === 'both' ? TWO_SIDED : ONE_SIDED,
    media: LETTER,
    scaling: 'none',
    ...choices,
  };
}
