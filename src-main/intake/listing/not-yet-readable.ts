import type { ProblemWords } from '@shared/problems/describe-problem';
import { NOT_YET_READABLE } from '@shared/problems/listing-words';
import type { ProblemCode } from '@shared/problems/problem';
import type { NameClass } from './classify-name';

/** What may hold reports and can't be read as it is. */
export type NotYetReadable = keyof typeof NOT_YET_READABLE;

export const isNotYetReadable = (nameClass: NameClass): nameClass is NotYetReadable => nameClass in NOT_YET_READABLE;

/** Why a file is set aside that may hold reports and can't be read as it is. */
export const notYetReadable = (nameClass: NotYetReadable): { readonly code: ProblemCode; readonly words: ProblemWords } => ({
  code: nameClass === 'other-archive' ? 'archive-unreadable' : 'pdf-damaged',
  words: NOT_YET_READABLE[nameClass],
});
