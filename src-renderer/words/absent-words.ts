import type { AbsentView } from '@shared/ipc/plan-view';
import type { SomeNamed } from '@shared/ipc/some-named';
import { someOf } from './counts';

const sentenceOf = (absent: SomeNamed, list: string, effect: string): readonly string[] =>
  absent.count === 0 ? [] : [`${someOf(absent)} of ${list} ${absent.count === 1 ? 'is' : 'are'} in no download. Check the list for typing slips: ${effect}.`];

/** Which SSIDs of the lists that a person gave belong to no report found; null where each has one. */
export function absentSentence({ hold, addresses }: AbsentView): string | null {
  const sentences = [
    ...sentenceOf(hold, 'the hold list', 'the report that was meant goes out'),
    ...sentenceOf(addresses, 'the other addresses', 'the report that was meant goes to its printed address'),
  ];
  return sentences.length === 0 ? null : sentences.join(' ');
}
