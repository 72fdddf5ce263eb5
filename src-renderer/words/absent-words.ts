import type { AbsentView } from '@shared/ipc/plan-view';
import { someOf } from './counts';

const sentenceOf = ({ count, ssids }: AbsentView['hold'], list: string, effect: string): readonly string[] =>
  count === 0 ? [] : [`${someOf(ssids, count)} of ${list} ${count === 1 ? 'is' : 'are'} in no download. Check the list for typing slips: ${effect}.`];

/** Which SSIDs of the lists that a person gave belong to no report found; null where each has one. */
export function absentSentence({ hold, addresses }: AbsentView): string | null {
  const sentences = [
    ...sentenceOf(hold, 'the hold list', 'the report that was meant goes out'),
    ...sentenceOf(addresses, 'the other addresses', 'the report that was meant goes to its printed address'),
  ];
  return sentences.length === 0 ? null : sentences.join(' ');
}
