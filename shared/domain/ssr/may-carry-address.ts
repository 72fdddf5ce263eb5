import { FIVE_DIGITS, guarded } from './guarded';
import { readPageText } from './page-text';

/** Five digits, or nine with a dash: a ZIP, wherever the reader put it. Scores and years have fewer digits. */
const ZIP = guarded(/(?<![\d.,])\d{5}(?:\s?-?\s?\d{4})?(?!\d)/, FIVE_DIGITS);
const COVER_WORDING = guarded(/student information|parents?\s*(?:\/|or|and)\s*guardians?\s+(?:of|for)|to the (?:parent|guardian|famil)|what (?:is|are) the (?:caaspp|csa|caas?|cast|summative|initial)|información del estudiante|a los padres|phụ huynh|magulang|學生資|家長|학생 정보|학부모|معلومات الطالب/iu, 'student information', 'guardian', 'to the parent', 'to the famil', 'the caaspp', 'the csa', 'the caa', 'the cast', 'the summative', 'the initial', 'información del estudiante', 'a los padres', 'phụ huynh', 'magulang', '學', 'معلومات');

/**
 * True where reading a page's word positions is worth its cost: the page may be the first of a report.
 * Errs on the side of true: anything like a ZIP, a cover's wording or "Page 1 of n" is enough.
 */
export const mayCarryAddress = (text: string): boolean => {
  const { plain, look, number } = readPageText(text);
  return number?.page === 1 || ZIP.test(plain, look) || COVER_WORDING.test(plain, look);
};
