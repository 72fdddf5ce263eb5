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

type UnderWay = { readonly kind: JobRequest['kind']; readonly runsMs: number };

/** The most pressing of what a job under way and what was chosen by hand (null where there are no downloads to choose for) have at stake; null for nothing. */
export const mostAtStake = (underWay: UnderWay | null, byHand: ChosenByHand | null): AtStake | null => {
  const ofJob = underWay && stakeOfJob(underWay);
  return ofJob !== 'printing' && ofJob !== 'writing' && byHand?.isUnused ? 'choices' : ofJob;
};

const stakeOfJob = ({ kind, runsMs }: UnderWay): AtStake | null => {
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

/** What is chosen by hand now beside what went into files that were written. */
export class ChosenByHand {
  private used = '';

  constructor(private readonly present: () => HandWork) {}

  get sign(): string {
    return signOfHandWork(this.present());
  }

  get isUnused(): boolean {
    const { sign } = this;
    return sign !== '' && sign !== this.used;
  }

  /** Files were written with what has this sign. */
  markUsed(sign: string): void {
    this.used = sign;
  }

  forget(): void {
    this.used = '';
  }
}
