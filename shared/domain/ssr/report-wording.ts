import { FIVE_DIGITS, guarded, type GuardedPattern } from './guarded';
import { linesWith } from './lines-with';
import { salutationOf } from './student-name';
import type { TextLook } from './text-look';

/** What a page says that speaks for the first page of a report. Weights are added; running headers weigh little. */
export const COVER_SIGNS = {
  studentInformation: { bit: 1, weight: 2 },
  question: { bit: 2, weight: 2 },
  salutation: { bit: 4, weight: 2 },
  zipLine: { bit: 8, weight: 2 },
  meaning: { bit: 16, weight: 1 },
  title: { bit: 32, weight: 1 },
  ssid: { bit: 64, weight: 1 },
  birthDate: { bit: 128, weight: 1 },
} as const;

const EACH_SIGN = Object.values(COVER_SIGNS);

/** A page's text: `plain` and `flat` of it (see `plain-text`), and a look at it. */
export type LookedText = { readonly plain: string; readonly flat: string; readonly look: TextLook };

/** The sum of the weights of a set of cover signs. */
export const coverWeight = (signs: number): number => {
  let sum = 0;
  for (const { bit, weight } of EACH_SIGN) if (signs & bit) sum += weight;
  return sum;
};

const STUDENT_INFORMATION = guarded(/student information|información (?:del|de la|sobre el|de el) (?:estudiante|alumno)|datos del estudiante|thông tin (?:về |của )?học sinh|impormasyon (?:ng|tungkol sa) (?:mag-aaral|estudyante)|學生(?:資訊|資料|信息)|学生(?:信息|资料)|학생\s?정보|معلومات (?:عن )?(?:الطالب|التلميذ)/u, 'student information', 'información', 'datos del estudiante', 'thông tin', 'impormasyon', '學', 'معلومات');

/** A question that names a test: "What is the CAASPP?", "¿Qué es el CAASPP?", "CAASPP 是什麼？". */
const QUESTION = guarded(/what (?:is|are) the california (?:spanish|alternate|science)|\b(?:caaspp|elpac|csa|caas?|cast)(?!\p{L})[^.?\n]{0,25}[?？؟]/u, 'the california', 'caaspp', 'elpac', 'csa', 'caa', 'cast');

const MEANING = guarded(/what do(?:es)? (?:the|these|my child's|your child's) scores? mean|qué significan? (?:los|las|el|la|estos|estas) (?:puntaj|puntuaci|resultado|calificaci)/u, 'score mean', 'scores mean', 'qué significa');
const TITLE = guarded(/student score report|(?:individual )?score report|informe de (?:los )?(?:resultados|calificaciones|puntajes|puntuaciones)/u, 'score report', 'informe de');
const BIRTH_DATE = guarded(/date of birth|birth ?date|fecha de nacimiento|ngày sinh|petsa ng kapanganakan|出生日期|생년월일|تاريخ الميلاد/u, 'date of birth', 'birth date', 'fecha de nacimiento', 'ngày sinh', 'petsa ng', '出', 'تاريخ');
const ZIP_LINE = guarded(/(?:^|[\s,])(?:[A-Za-z]{2}|california)\.?,?\s+\d{5}(?:\s?-\s?\d{4})?\s*(?:$|\s{2,}|\|)/im, FIVE_DIGITS);

/** The cover signs of a page, as bits of `COVER_SIGNS`. */
export const coverSignsOf = ({ plain, flat, look }: LookedText, showsSsid: boolean): number =>
  (STUDENT_INFORMATION.test(flat, look) ? COVER_SIGNS.studentInformation.bit : 0) |
  (QUESTION.test(flat, look) ? COVER_SIGNS.question.bit : 0) |
  (hasSalutation(plain, look) ? COVER_SIGNS.salutation.bit : 0) |
  (ZIP_LINE.test(plain, look) ? COVER_SIGNS.zipLine.bit : 0) |
  (MEANING.test(flat, look) ? COVER_SIGNS.meaning.bit : 0) |
  (TITLE.test(flat, look) ? COVER_SIGNS.title.bit : 0) |
  (showsSsid ? COVER_SIGNS.ssid.bit : 0) |
  (BIRTH_DATE.test(flat, look) ? COVER_SIGNS.birthDate.bit : 0);

const MENTIONS_PARENTS = guarded(/parent|guardian|famil|padre|tutor|phụ huynh|magulang|家長|监护|監護|학부모|보호자|ولي|أولياء/iu, 'parent', 'guardian', 'famil', 'padre', 'tutor', 'phụ huynh', 'magulang', '家', 'ولي', 'أولياء');
const EACH_MENTION = new RegExp(MENTIONS_PARENTS.pattern, 'giu');

/** A short line that addresses the parents or guardians of a pupil. */
const hasSalutation = (plain: string, look: TextLook): boolean => {
  if (!MENTIONS_PARENTS.mayMatch(look)) return false;
  return linesWith(plain, EACH_MENTION).some(({ line }) => line.length < 80 && /(?:\bof\b|\bfor\b|[:：])/i.test(line) && salutationOf(line) !== '');
};

/** A word for the page and a word for its being left blank, in either order. */
const BLANK_PAGES: readonly (readonly [page: RegExp, blank: RegExp])[] = [
  [/(?<!\p{L})page(?!\p{L})/u, /(?:left|intentionally|purposely|deliberately) (?:left )?(?:intentionally |purposely )?blank/u],
  [/p[áa]gina/u, /en blanco/u],
  [/trang/u, /(?:để|bỏ) trống|trang trắng|(?<!\p{L})trống(?!\p{L})/u],
  [/[頁页]/u, /空白|留白/u],
  [/페이지|쪽|면/u, /비워|비어|공백|빈 (?:페이지|쪽|면)|백지/u],
  [/pahina/u, /blangko|blanko|walang laman/u],
  [/صفحة/u, /فارغة|بيضاء|خالية/u],
];
/** A page with more text than this is no blank, whatever it says of blanks. */
const LONGEST_BLANK = 400;

/** True for a page that says it is left blank, and little else. Takes flat text. */
export const saysBlank = (flat: string): boolean =>
  flat.length > 0 && flat.length <= LONGEST_BLANK && BLANK_PAGES.some(([page, blank]) => blank.test(flat) && page.test(flat));

const STRONG_WORDING = guarded(/student score report|what (?:is|are) the (?:caaspp|csa|caas?|cast|(?:summative |initial )(?:alternate )?elpac|california (?:spanish|alternate|science))|overall (?:summative |initial )?(?:alternate )?(?:elpac|csa|caa|cast) score/u, 'student score report', 'the caaspp', 'the csa', 'the caa', 'the cast', 'elpac', 'the california', 'csa score', 'caa score', 'cast score');
const PROGRAM_WORDING = guarded(/(?<!\p{L})(?:caaspp|elpac|cast|csa|caas?)(?!\p{L})|smarter balanced|california (?:science test|spanish assessment|alternate assessment|assessment of student performance)|english language proficiency assessments? for california|score report/u, 'caaspp', 'elpac', 'cast', 'csa', 'caa', 'smarter balanced', 'california science test', 'california spanish', 'california alternate', 'california assessment', 'english language proficiency', 'score report');

/** `strong`: only a Student Score Report says so; `program`: names one of its tests; `none`. */
export const wordingOf = ({ flat, look }: LookedText): 'strong' | 'program' | 'none' =>
  STRONG_WORDING.test(flat, look) ? 'strong' : PROGRAM_WORDING.test(flat, look) ? 'program' : 'none';

type OtherDocument = {
  /** The name shown for it. */
  readonly name: string;
  readonly words: GuardedPattern;
  /** What keeps a page from being it: a score report's own wording, any test's name, or anything of a pupil's own. */
  readonly unless: 'strong' | 'program' | 'pupil';
};

/** Documents that reach the same folders, with the words that give them away. */
const OTHER_DOCUMENTS: readonly OtherDocument[] = [
  { name: 'an Individual Student Report from the reporting system CERS', words: guarded(/individual student report|california educator reporting system|(?<!\p{L})cers(?!\p{L})/u, 'individual student report', 'california educator', 'cers'), unless: 'strong' },
  { name: 'a guide to score reports', words: guarded(/(?:guide (?:to|for)|how to) (?:understanding |read )?[^.]{0,40}score reports?|understanding (?:the |your |your child's )?[^.]{0,30}student score reports?/u, 'score report'), unless: 'pupil' },
  { name: 'a report card', words: guarded(/(?<!\p{L})report card(?!\p{L})|progress report/u, 'report card', 'progress report'), unless: 'program' },
  { name: 'a transcript', words: guarded(/official transcript|(?<!\p{L})transcript of/u, 'official transcript', 'transcript of'), unless: 'program' },
  { name: 'an individualized education program', words: guarded(/individualized education program/u, 'individualized education'), unless: 'program' },
];

const PUPIL_SIGNS = COVER_SIGNS.ssid.bit | COVER_SIGNS.zipLine.bit | COVER_SIGNS.salutation.bit | COVER_SIGNS.studentInformation.bit;

/** What a first page is that is no Student Score Report, in words for a sentence, or null. */
export const otherDocumentOf = (page: LookedText & { readonly coverSigns: number }): string | null => {
  const { flat, look, coverSigns } = page;
  const wording = wordingOf(page);
  const isKept = { strong: wording === 'strong', program: wording !== 'none', pupil: (coverSigns & PUPIL_SIGNS) !== 0 };
  return OTHER_DOCUMENTS.find(({ words, unless }) => !isKept[unless] && words.test(flat, look))?.name ?? null;
};
