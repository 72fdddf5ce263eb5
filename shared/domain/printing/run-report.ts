import type { LedgerJob, LedgerRunDetail } from './ledger-run';
import type { PieceOutcome } from './piece-outcome';
import { pieceRange, pieceRanges } from './piece-ranges';
import { deadlineGrounds, deadlineHead } from './deadline-words';
import { printerOf } from './wording';
import type { PieceSums } from '../records/print-run';

/** What a run report says, line by line, before it is set on paper. */
export type RunReport = {
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** Sums of the run and of now; every row but the last adds up to the last. */
  readonly sums: readonly (readonly [name: string, inRun: number, now: number])[];
  readonly jobs: readonly (readonly [batch: string, pieces: string, pages: string, printer: string, end: string])[];
  /** Pieces that did not end well by themselves, as ranges. */
  readonly pieces: readonly (readonly [name: string, pieces: string])[];
  readonly signedOff: string | null;
};

const PURPOSES = { print: 'Printing', proof: 'Proof', reprint: 'Reprint' } as const;

const SUM_NAMES: readonly (readonly [key: keyof PieceSums, name: string])[] = [
  ['ok', 'OK'],
  ['reprint', 'To print again'],
  ['pull', 'Pulled'],
  ['unknown', 'Not known'],
  ['notSent', 'Not sent'],
];

const OUTCOME_NAMES: readonly (readonly [outcome: PieceOutcome, name: string])[] = [
  ['reprint', 'To print again'],
  ['pull', 'Pulled'],
  ['unknown', 'Not known'],
  ['not-sent', 'Not sent'],
];

/** ISO 8601 as `2025-08-01 12:00 UTC`. */
const timeText = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

/** The report of a run: what was to be printed, what became of each piece, and who says so. It names no pupil. */
export function runReport(run: LedgerRunDetail): RunReport {
  const { sums, now, signedOff } = run;
  const reprinted = run.piecesTaken.filter(({ now: state, nowRun }) => state === 'ok' && nowRun !== run.run);
  const ranges = OUTCOME_NAMES.map(([outcome, name]) => [name, pieceRanges(run.piecesTaken.filter((piece) => piece.now === outcome).map(({ piece }) => piece))] as const);
  return {
    title: `Run ${run.run}: ${PURPOSES[run.purpose]}`,
    facts: [
      ['Started', `${timeText(run.startedAt)}${run.startedBy === '' ? '' : ` by ${run.startedBy}`}`],
      ['Printer', run.printers.join(', ')],
      ['Folder', run.folder === '' ? 'Not written down' : folderName(run.folder)],
      ['To print', `${run.pieces} pieces, ${run.sheets} sheets`],
      ...run.deadlines.map((deadline) => ['Due', [`${deadlineHead(deadline)} on the day of the run.`, ...deadlineGrounds(deadline)].join(' ')] as const),
    ],
    sums: [...SUM_NAMES.map(([key, name]) => [name, sums[key], now[key]] as const), ['All pieces', total(sums), total(now)]],
    jobs: run.jobs.map((job) => [job.batch, pieceRange(job), pagesText(job), printerOf(job), endText(job)]),
    pieces: [...ranges, ['Good in a later run', pieceRanges(reprinted.map(({ piece }) => piece))] as const].filter(([, pieces]) => pieces !== ''),
    signedOff: signedOff === null ? null : `${signedOff.name}, ${timeText(signedOff.at)}${signedOff.note === '' ? '' : `: ${signedOff.note}`}`,
  };
}

const total = (sums: PieceSums): number => sums.ok + sums.reprint + sums.pull + sums.unknown + sums.notSent;
const pagesText = ({ pages, sides }: LedgerJob): string => (sides === 'both' ? String(pages) : `${pages} (${sides})`);
const folderName = (path: string): string => path.split(/[\\/]/).findLast((part) => part !== '') ?? path;

/** The state of a job as it is to be read; `sending` and `created` are those whose end nobody saw. */
function endText({ state, id }: LedgerJob): string {
  const words: Readonly<Partial<Record<LedgerJob['state'], string>>> = { completed: 'completed', canceled: 'canceled', aborted: 'aborted', 'not-sent': 'not sent' };
  const word = words[state] ?? 'end not seen';
  return id === null ? word : `${word} (job ${id})`;
}
