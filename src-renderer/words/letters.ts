import type { PlanView } from '@shared/ipc/plan-view';
import { countOf, formatNumber, listOf } from './counts';
import { LANGUAGE_NAMES } from './kinds';

/** Families who get no cover letter though others do, by language; null where there are none. */
export const withoutLetterSentence = ({ withoutLetter }: PlanView): string | null => {
  if (withoutLetter.length === 0) return null;
  const total = withoutLetter.reduce((sum, { packets }) => sum + packets, 0);
  const languages = withoutLetter.map(({ language, packets }) => (withoutLetter.length === 1 ? LANGUAGE_NAMES[language] : `${LANGUAGE_NAMES[language]} (${formatNumber(packets)})`));
  return `${countOf(total, 'envelope')} ${total === 1 ? 'goes' : 'go'} without a cover letter, since there is none in ${listOf(languages)}.`;
};
