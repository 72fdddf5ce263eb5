import { LETTER, TWO_SIDED } from './printer';

/** How a job is to be printed; the attributes of RFC 8011 and PWG 5100.13 that carry it. */
export type PrintTicket = {
  /** Stands in queues and on panels: never a pupil's name or number. */
  readonly jobName: string;
  readonly documentFormat: 'application/pdf';
  readonly copies: 1;
  readonly sides: typeof TWO_SIDED;
  readonly colorMode: 'color';
  readonly media: typeof LETTER;
  /** Anything else moves the address in the envelope's window. */
  readonly scaling: 'none';
};

/** The ticket of one job: pieces `fromPiece` to `toPiece` of a batch, in a run. */
export function ticketFor(job: { readonly run: number; readonly batch: string; readonly fromPiece: number; readonly toPiece: number }): PrintTicket {
  const pieces = job.fromPiece === job.toPiece ? `piece ${job.fromPiece}` : `pieces ${job.fromPiece}-${job.toPiece}`;
  return {
    jobName: `Foldline run ${job.run}, batch ${job.batch}, ${pieces}`,
    documentFormat: 'application/pdf',
    copies: 1,
    sides: TWO_SIDED,
    colorMode: 'color',
    media: LETTER,
    scaling: 'none',
  };
}
