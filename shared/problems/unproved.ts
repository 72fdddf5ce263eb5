import type { ProblemWords } from './describe-problem';

/** What was found where a report could not be written or proved as it is to print. */
export type UnprovedReason = 'mark' | 'field' | 'layers' | 'text' | 'look' | 'unopened' | 'unreadable';

/** The same with the page of its entry on which it was found, from 1; null where it is no single page. */
export type Unproved = { readonly reason: UnprovedReason; readonly pageNumber: number | null };

const COMPARE = 'Print this report from its own file, and compare that page with the screen.';
const FROM_OWN_FILE = 'Print this report from its own file, or download it again from TOMS.';

const WORDS: Readonly<Record<UnprovedReason, { readonly found: string; readonly next: string }>> = {
  mark: { found: 'has a mark, check box or field without a look of its own, and each program prints it in another way', next: COMPARE },
  field: { found: 'has a form field that would not print what it says', next: COMPARE },
  layers: { found: 'has layers, and programs differ on which of them print', next: COMPARE },
  text: { found: 'would not print the same text as in its own file', next: FROM_OWN_FILE },
  look: { found: 'would not look the same as in its own file', next: FROM_OWN_FILE },
  unopened: { found: 'can be read by one of two readers only', next: 'Download this report again from TOMS.' },
  unreadable: { found: 'can’t be taken over whole', next: FROM_OWN_FILE },
};

/** What is said of a report that could not be proved, without a pupil's data. */
export const unprovedWords = ({ reason, pageNumber }: Unproved): ProblemWords => {
  const { found, next } = WORDS[reason];
  return { fact: `${pageNumber === null ? 'A page of this report' : `Page ${pageNumber}`} ${found}`, next };
};
