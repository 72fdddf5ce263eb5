import type { ProblemWords } from '@shared/problems/describe-problem';
import { NOT_YET_READABLE } from '@shared/problems/listing-words';
import type { ProblemCode } from '@shared/problems/problem';

/** Why a file is set aside that may hold reports and can't be read as it is. */
export const notYetReadable = (nameClass: keyof typeof NOT_YET_READABLE): { readonly code: ProblemCode; readonly words: ProblemWords } => ({
  code: nameClass === 'other-archive' ? 'archive-unreadable' : 'pdf-damaged',
  words: NOT_YET_READABLE[nameClass],
});
