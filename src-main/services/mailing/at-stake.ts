import type { PrepareSettings } from '@shared/domain/packets/settings';
import type { Correction } from '@shared/domain/ssr/corrections';
import type { EntryCuts } from '../../ports/inspection';
import type { JobRequest } from '../../ports/job';

/** What ends or is lost where the window closes now, and a person would miss. */
export type AtStake = 'printing' | 'writing' | 'reading' | 'choices';

/** A reading that has gone on for less, in milliseconds, is soon begun again: nobody is kept for it. */
export const LONG_READING_MS = 10_000;

const IN_JOB: Readonly<Record<JobRequest['kind'], 'printing' | 'writing' | 'reading'>> = {
  print: 'printing',
  prepare: 'writing',
  deliver: 'writing',
  pack: 'writing',
  sample: 'reading',
  inspect: 'reading',
  'inspect-entry': 'reading',
  'read-students': 'reading',
  'read-letter': 'reading',
};

/** What a job under way has at stake; null where little is lost. */
export const stakeOfJob = ({ kind, runsMs }: { readonly kind: JobRequest['kind']; readonly runsMs: number }): AtStake | null => {
  const stake = IN_JOB[kind];
  return stake === 'reading' && runsMs < LONG_READING_MS ? null : stake;
};

/** What a person chose by hand for the reports in hand: all that no start of the program brings back, and no reading. */
export type HandWork = Pick<PrepareSettings, 'hold' | 'addresses' | 'masks' | 'maskPlaces' | 'siblings' | 'coverLetters'> & {
  readonly preferred: readonly string[];
  readonly corrections: readonly Correction[];
  readonly cuts: readonly EntryCuts[];
};

/** Tells what was chosen by hand from what was chosen before; empty where nothing was. */
export const signOfHandWork = ({ hold, addresses, masks, maskPlaces, siblings, coverLetters, preferred, corrections, cuts }: HandWork): string => {
  const parts = [hold, addresses, masks, maskPlaces, siblings, coverLetters, preferred, corrections, cuts];
  return parts.every(({ length }) => length === 0) ? '' : JSON.stringify(parts);
};
