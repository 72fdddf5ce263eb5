import type { PieceOutcome } from './piece-outcome';
import { counted, pieceSpan } from './wording';

/**
 * A printer of a run failed, and others go on: whether the pieces of its job go to them is a person's to say. `isSent`: sheets of it may have come out, so that
 * the person looks in its tray first.
 */
export type MoveQuestion = {
  /** The job, by its place in the run from 0. */
  readonly jobIndex: number;
  readonly printer: string;
  /** The printers that still take jobs. */
  readonly others: readonly string[];
  readonly fromPiece: number;
  readonly toPiece: number;
  readonly isSent: boolean;
};

/** A person's word: the pieces behind the last good one (0: all of them) go to the other printers, or stay where they are. */
export type MoveAnswer = { readonly move: true; readonly lastGood: number } | { readonly move: false };

/** The question in words; `fact` says how the job ended. */
export const moveSentence = ({ printer, others, isSent, ...pieces }: MoveQuestion, fact: string): string =>
  `${printer} takes no more jobs of this run. ${fact} ${isSent ? `Look in its tray: what did not come out whole of ${pieceSpan(pieces)}` : capital(pieceSpan(pieces))} can go to ${others.join(' or ')}.`;

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** What is said of a job of which pieces went to other printers. */
export const movedSentence = (printer: string, pieces: readonly number[], isSent: boolean): string =>
  pieces.length === 0 ? `All pieces that ${printer} had are good.` : `${counted(pieces.length, 'piece')} of ${printer} ${pieces.length === 1 ? 'goes' : 'go'} to the other printers${isSent ? `. Take what it put out of ${pieces.length === 1 ? 'it' : 'them'} away, since no one may get it` : ''}.`;

/** What a person's word makes of the pieces of a job. */
export type Moved = { readonly settled: ReadonlyMap<number, PieceOutcome>; readonly again: readonly number[] };
