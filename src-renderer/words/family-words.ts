import { MOST_NAMED } from '@shared/ipc/some-named';
import type { FamilyView } from '@shared/ipc/views';
import { countOf, formatNumber, listOf, sentencesOf } from './counts';
import { isolated } from './isolated';

const namesOf = ({ students }: FamilyView): string => listOf(students.map(({ student }) => isolated(student)));

/** Which of `ticked` families keep separate envelopes, one at least, and why where it is one. */
export const keptApartWords = (families: readonly FamilyView[], ticked: number): string => {
  const named = families.slice(0, MOST_NAMED).map(namesOf);
  const others = families.length - named.length;
  const who = [...named, ...(others > 0 ? [`${formatNumber(others)} more`] : [])].join('; ');
  const reason = families.length === 1 ? (families[0]?.obstacle ?? '') : 'The reason stands below each.';
  const together = ticked > families.length ? 'The other families that are ticked share theirs.' : null;
  return sentencesOf(`${countOf(families.length, 'family keeps', 'families keep')} separate envelopes: ${who}.`, reason, together);
};
