import type { JobState } from '../records/print-run';
import type { PrinterProblem } from './check-printer';
import type { RunDeadline } from '../records/run-deadline';
import type { MoveQuestion } from './move-pieces';
import type { KeptBack } from './select-pieces';

/** What a print run tells while it goes on. Every event has a `sentence` to show, without pupils; `jobSentence` is what is true of a printer's failed job from then on. */
export type PrintEvent = { readonly sentence: string } & (
  | { readonly kind: 'printer-notice'; readonly problem: PrinterProblem }
  | ({ readonly kind: 'left-out' } & KeptBack)
  | { readonly kind: 'mailed-in-part' | 'pulled-elsewhere'; readonly pieces: number }
  | { readonly kind: 'due'; readonly deadline: RunDeadline }
  | { readonly kind: 'paused' | 'resumed' | 'stack-turned' | 'stopping' }
  | { readonly kind: 'turn-stack'; readonly fromPiece: number; readonly toPiece: number; readonly sheets: number }
  | ({ readonly kind: 'ask-move'; readonly jobSentence: string } & MoveQuestion)
  | { readonly kind: 'move-answered'; readonly jobIndex: number; readonly jobSentence: string }
  | { readonly kind: 'run-started'; readonly run: number; readonly jobs: number; readonly pieces: number; readonly sheets: number }
  | { readonly kind: 'job-sending' | 'job-sent'; readonly pass?: 'fronts' | 'backs'; readonly jobIndex: number; readonly jobs: number; readonly id: number | null; readonly printer: string; readonly batch: string; readonly fromPiece: number; readonly toPiece: number }
  | { readonly kind: 'job-state'; readonly jobIndex: number; readonly jobs: number; readonly id: number; readonly state: JobState; readonly reasons: readonly string[] }
  | { readonly kind: 'job-ended'; readonly jobIndex: number; readonly jobs: number; readonly id: number | null; readonly state: JobState | 'not-sent'; readonly reasons: readonly string[]; readonly printedBy?: string }
);
