import type { LedgerRun } from '@shared/domain/printing/ledger-run';
import type { PieceOutcome } from '@shared/domain/printing/piece-outcome';
import type { PieceSums } from '@shared/domain/records/print-run';
import { formatNumber } from './counts';
import { jobStateWord } from './print-words';

const PURPOSES: Readonly<Record<LedgerRun['purpose'], string>> = { print: 'printing', proof: 'proof', reprint: 'reprint' };
export const purposeWord = (purpose: LedgerRun['purpose']): string => PURPOSES[purpose];

export const OUTCOME_WORDS: Readonly<Record<PieceOutcome, string>> = { ok: 'OK', reprint: 'To print again', pull: 'Pulled', unknown: 'Not known', 'not-sent': 'Not sent' };

export const SUM_WORDS: readonly (readonly [key: keyof PieceSums, word: string])[] = [
  ['ok', 'OK'],
  ['reprint', 'To print again'],
  ['pull', 'Pulled'],
  ['unknown', 'Not known'],
  ['notSent', 'Not sent'],
];

/** `97 OK, 3 to print again`; only what there is, but always the good ones. */
export const sumsText = (sums: PieceSums): string =>
  SUM_WORDS.filter(([key]) => key === 'ok' || sums[key] > 0)
    .map(([key, word]) => `${formatNumber(sums[key])} ${key === 'ok' ? word : word.toLowerCase()}`)
    .join(', ');

/** The end of a job in words; `sending` and `created` are those of which nobody saw it. */
export const jobEndWord = (state: string): string => (state === 'not-sent' ? 'Not sent' : state === 'sending' || state === 'created' ? 'Not known' : jobStateWord(state));

const times = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });
/** ISO 8601 as the computer's own clock shows it. */
export const timeText = (iso: string): string => times.format(new Date(iso));
