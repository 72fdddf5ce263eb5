import { holdsCodeOrDate } from './code-or-date';
import { guarded } from './guarded';
import { isAscii } from './plain-text';
import { lookAt, type TextLook } from './text-look';

/** What a label says of the order of a name: "Student Name (Last, First, MI):". */
const ORDER_NOTE = String.raw`(?:\s*\((?:last|first|middle|family|given|legal|full|initial|name|mi|m\.i\.|[\s,/])+\))?`;
/** Words before "name" that make it somebody else's or no person's: "School Name:", "Parent/Guardian Name:". */
const OTHERS = String.raw`(?<!(?:schools?|districts?|lea|agency|county|site|campus|program|test|assessment|report|file|teacher|instructor|counselor|principal|proctor|examiner|administrator|parents?|guardians?|parent\(s\)|guardian\(s\)|mother|father|contact|user|roster|class|course|group|preferred)(?:'s|s')?\s+)`;

/** Labels that can mean nothing but a pupil's name. */
const NAME_LABEL = new RegExp(
  String.raw`(?<!\p{L})(?:student(?:'s)?\s+(?:full\s+)?name|name\s+of\s+(?:the\s+)?student|pupil(?:'s)?\s+name|nombre\s+(?:completo\s+)?(?:del|de la|de el)(?:\/la)?\s+(?:estudiante|alumno|alumna)|(?:họ\s+(?:và\s+)?tên|tên)(?:\s+(?:của\s+)?học\s+sinh)?|pangalan\s+ng\s+(?:mag-aaral|estudyante)|學生姓名|学生姓名|학생\s*(?:이름|성명)|اسم\s+(?:الطالب(?:\/الطالبة|\/ة|ة)?|التلميذ))(?!\p{L})${ORDER_NOTE}\s*[:：]?\s*`,
  'iu',
);
/** Labels that mean it on a cover, with a colon. */
const SHORT_LABEL = new RegExp(
  String.raw`(?<!\p{L})(?:student|pupil|${OTHERS}name|nombre|estudiante|alumno|học\s+sinh|pangalan|mag-aaral|姓名|學生|(?<!학교\s?)이름|성명|학생|الاسم|الطالب)${ORDER_NOTE}\s*[:：]\s*`,
  'iu',
);
/** Labels alone on their line, the name on the next one. */
const LABEL_LINE = /^\s*(?:student|pupil|name|estudiante|alumno|alumna|nombre|học\s+sinh|mag-aaral|pangalan|學生|学生|姓名|학생|이름|성명|الطالب|الطالبة|الاسم)\s*[:：]?\s*$/iu;
/** "Name Ana Lopez | Grade 5": without a colon, at the start of its line. */
const BARE_LABEL = /^\s*(?:name|nombre|tên|pangalan|姓名|이름|성명|الاسم)\s+(?=\S)/iu;
/** "Lopez, Ana :الاسم": a label of a right-to-left line stands behind a name in Latin letters, as lines are read from the left. */
const LABEL_AT_RIGHT = guarded(/^\s*([\p{Script=Latin}\p{M}][^\n:：]{1,79}?)\s*[:：]\s*(?:الاسم|اسم (?:الطالب(?:\/الطالبة|\/ة|ة)?|التلميذ)|الطالبة?)\s*$/mu, 'الاسم', 'اسم', 'الطالب');
const ANY_NAME_LABEL = guarded(/name|nombre|tên|pangalan|姓名|이름|성명|اسم/iu, 'name', 'nombre', 'tên', 'pangalan', '姓', 'اسم');

const FIRST_NAME = guarded(new RegExp(String.raw`(?<!\p{L})${OTHERS}first\s+name\s*[:：]\s*`, 'iu'), 'first name');
const LAST_NAME = new RegExp(String.raw`(?<!\p{L})${OTHERS}last\s+name\s*[:：]\s*`, 'iu');

/** "To the Parent/Guardian of:" in the languages known; the name follows on the line or on the next one. */
const SALUTATIONS: readonly RegExp[] = [
  /^\s*(?:(?:to|for)\s*:?\s+)?(?:the\s+)?(?:parents?|families|family|guardians?|parent\s*\(s\))(?:\s*(?:\/|or|and|&|-)\s*(?:legal\s+)?(?:parents?|guardians?|family|families|caregivers?)(?:\s*\(s\)|\/s)?)*(?:\s+(?:of|for))?\s*:?\s*/, // English
  /^\s*(?:a\s+los|al|a|para\s+los|para|estimad[oa]s?)?\s*(?:padres?(?:\s*(?:\/|o|y|u)\s*(?:de\s+familia|madres?|tutor(?:es|a)?|guardian(?:es)?))*|tutor(?:es)?)(?:\s*\(?(?:es|s)\)?)?(?:\s+(?:legal(?:es)?))?\s*(?:de|del estudiante)?\s*:\s*/, // Spanish
  /^\s*(?:kính\s+gửi\s+)?(?:quý\s+)?phụ\s+huynh(?:\s*(?:\/|hoặc|và)\s*(?:người\s+)?giám\s+hộ)?(?:\s+(?:của|học sinh|em))*\s*:?\s*/, // Vietnamese
  /^\s*(?:para\s+)?(?:sa\s+)?(?:mga\s+)?magulang(?:\s*(?:\/|o|at)\s*(?:mga\s+)?tagapag-?alaga)?(?:\s+ni)?\s*:?\s*/, // Filipino
  /^\s*(?:致)?\s*.{0,24}(?:家長|监护人|監護人)(?:\s*\/?\s*監護人)?\s*[:：]\s*/, // Chinese
  /^\s*.{0,24}(?:학부모|보호자)(?:님)?(?:께)?\s*[:：]?\s*/, // Korean
  /^\s*إلى\s+.{0,40}(?:ولي|أولياء|والدي).{0,20}[:：]?\s*/, // Arabic
];
const SALUTATION = new RegExp(SALUTATIONS.map(({ source }) => source).join('|'), 'iu');

/** The salutation that a line begins with, '' where it begins with none. */
export const salutationOf = (line: string): string => SALUTATION.exec(line)?.[0].trim() ?? '';

/** Titles that hold the name: "Student Score Report for Ana Lopez", "Ana Lopez's Results". */
const TITLED = /(?:score\s+report|results?|informe(?:\s+de\s+\p{L}+){0,3})\s+(?:for|of|para|de)\s*:?\s+([^\n]+)$/imu;
const POSSESSIVE = /^\s*([^\n]{3,60}?)'s\s+(?:student\s+)?(?:score\s+report|results?|overall)/imu;

/** What ends a value of any kind that shares its line with more: another label, a column gap, a bar, a number in brackets. */
const VALUE_END = /^(?:\s*$|\s{3,}|\s*[|;•·(#]|\s+[\p{L}/()]+\s*[:：])/u;
/** What ends a name so: a number does too. */
const NAME_END = /\s{3,}|\s*[|;•·]\s*|\s+[\p{L}/()]+\s*[:：]|\s*\(|\s*#|\s*\d/u;

/** A label's word that stands right behind the name, where the reader joined two columns. */
const LABEL_BEHIND = /\s+(?:SSID|(?:first|middle|last)\s+name|grade(?:\s+level)?|grado|date\s+of\s+birth|birth\s*date|DOB|school|district|LEA|test\s+date|lớp|baitang|年級|학년|الصف)(?!\p{L})(?:[^\p{L}].*)?$/iu;

/** True where a value ends in front of this rest of its line. */
export const endsColumn = (rest: string): boolean => VALUE_END.test(rest) || LABEL_BEHIND.exec(rest)?.index === 0;

/** Words that head a box or a column: rarely a name, so a text without a label that holds one is none. */
const BOX_WORD =
  /^(?:student|pupil|score|report|information|grade|school|district|date|birth|results?|parent|guardian|ssid|identifier|number|name|level|overall|language|arts|mathematics|science|assessments?|california|caaspp|elpac|test|what|spring|smarter|balanced|summative|history|your|this|informe|información|estudiante|resultados|grado|escuela|unified|department|education)$/iu;
const NO_NAME = /學生|学生|數學|科學|英語|家長|학생|영어|수학|과학|학부모|보호자|الطالب|الرياضيات|العلوم/u;

/** Polynesian names may begin with a glottal stop, which is spelled as an apostrophe; Hebrew ones have signs of their own. */
const NAME_SHAPE = /^'?[\p{L}\p{M}][\p{L}\p{M}.,’'\-\u05be\u05f3\u05f4 ]{1,79}$/u;
/** Signs in a row but behind a suffix ("Neil Jr., Sean"), and a sentence's end. */
const SIGNS_OF_NO_NAME = /(?<!\b[JS][Rr])[.,]{2}|[.,]{3}|\p{Ll}{4,}\.$/u;
/** Particles are not counted. */
const MOST_NAME_WORDS = 8;

/** Words of a name that are written small: "de la Cruz", "van der Berg", "y". */
const PARTICLE = /^(?:d[aeiou]s?|del|la|las|los|y|e|van|von|der|den|ter|ten|bin|binti|ibn|al|el|ap|af|av)$/;

/** "al-Rahman", "el-Amin", "as-Sayed": the article is small, and the name behind it is not. */
const GLUED_PARTICLE = /^(?:a[dlnrstz]|el|ash|abd|bin|ibn)-'?\p{Lu}/u;

const wordsOf = (text: string): readonly string[] => text.split(/[\s,]+/).filter((word) => word !== '');
const isBoxWord = (word: string): boolean => word.split(/[^\p{L}\p{M}]+/u).some((part) => BOX_WORD.test(part));

/** True where a text is written as names are: letters, a few capitalised words, no digits. */
export const hasNameShape = (text: string): boolean => {
  if (!NAME_SHAPE.test(text) || SIGNS_OF_NO_NAME.test(text) || NO_NAME.test(text)) return false;
  const words = wordsOf(text);
  const isNameWord = (word: string): boolean => /^'?[\p{Lu}\p{Lo}]/u.test(word) || /^\p{Ll}'?\p{Lu}/u.test(word) || GLUED_PARTICLE.test(word) || PARTICLE.test(word);
  const count = words.filter((word) => !PARTICLE.test(word.toLowerCase())).length;
  return count <= MOST_NAME_WORDS && words.every(isNameWord) && words.some((word) => !PARTICLE.test(word));
};

/** True where some word is one that heads a box. */
export const holdsBoxWord = (text: string): boolean => wordsOf(text).some(isBoxWord);

/** True where a text without a label can be a person's name: it has a name's shape, and none of the words that head a box. */
export const looksLikeName = (text: string): boolean => hasNameShape(text) && !holdsBoxWord(text);

/** Behind a colon a name may hold any word ("Ana School"), as long as it is more than such words. */
const isLabelledName = (text: string): boolean => hasNameShape(text) && !wordsOf(text).every(isBoxWord);

/** The value without a label that the reader joined to it; a single word left over means that the word was part of the name. */
const withoutLabelBehind = (value: string): string => {
  const kept = value.replace(LABEL_BEHIND, '');
  return kept.trim().includes(' ') || /\d|[:：]/.test(value.slice(kept.length)) ? kept : value;
};

const cleaned = (rest: string, isName: (text: string) => boolean = looksLikeName): string | null => {
  const value = withoutLabelBehind(rest);
  const end = NAME_END.exec(value);
  const whole = (end ? value.slice(0, end.index) : value).replace(/\s+/g, ' ').trim();
  const text = whole.replace(/[\s,:-]+$/, '');
  return !/[:：]$/.test(whole) && isName(text) ? text : null;
};

const COLON = /[:：]\s*$/;

/** True where nothing of its own column stands in front of a place in a line. */
const startsColumn = (line: string, index: number): boolean => line.slice(0, index).trim() === '' || /\s{3,}$|[|;]\s*$/.test(line.slice(0, index));

/**
 * The value behind a label: on its line, else on the next one. A label of two words with nothing behind it may be the
 * middle of a sentence, so its line must then hold nothing else.
 */
const afterLabel = (lines: readonly string[], label: RegExp): string | null => {
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const match = label.exec(line);
    if (!match) continue;
    const rest = line.slice(match.index + match[0].length);
    const isName = COLON.test(match[0]) ? isLabelledName : looksLikeName;
    const atStart = startsColumn(line, match.index);
    if (rest.trim() !== '') {
      if (!atStart && !COLON.test(match[0])) continue;
      const name = cleaned(rest, isName);
      if (name !== null) return name;
    } else if (atStart) {
      const name = cleaned((lines[index + 1] ?? '').trim(), isName);
      if (name !== null) return name;
    }
  }
  return null;
};

/** Most lines that a box breaks a name into. */
const MOST_VALUE_LINES = 4;

/** Lines of a box as one text: a name breaks at a space, or behind a hyphen. */
export const asOneLine = (lines: readonly string[]): string => lines.map((line) => line.trim()).join(' ').replace(/(?<=\p{L}-) /gu, '').replace(/\s+/g, ' ');

/** What stands behind a label, of whatever look; `isSure` where a colon leads to it on the label's own line. */
type LabelValue = { readonly text: string; readonly isSure: boolean };

/**
 * What stands behind each label for a pupil's name: its first line alone, and with one to three lines below it, since a box may break a long name. Any text, so it is a name
 * only where something else says so. Takes plain text.
 */
export const valuesBehindLabels = (plain: string): readonly LabelValue[] => {
  const lines = plain.split('\n');
  return lines.flatMap((line, index) =>
    [NAME_LABEL, SHORT_LABEL, LABEL_LINE].flatMap((label) => {
      const match = label.exec(line);
      if (!match || !(COLON.test(match[0]) || startsColumn(line, match.index))) return [];
      const rest = line.slice(match.index + match[0].length);
      const own = [...(rest.trim() === '' ? [] : [rest]), ...lines.slice(index + 1)].slice(0, MOST_VALUE_LINES);
      return own.map((_, count) => ({ text: asOneLine(own.slice(0, count + 1)), isSure: own[0] === rest && COLON.test(match[0]) }));
    }),
  );
};

/** The name behind a label that can mean nothing else ("Student Name: ...", "Nombre del estudiante: ..."), or null. Takes plain text. */
export const findLabelledName = (plain: string, look: TextLook = lookAt(plain)): string | null => {
  if (!ANY_NAME_LABEL.test(plain, look)) return null;
  const lines = plain.split('\n');
  const first = FIRST_NAME.mayMatch(look) ? afterLabel(lines, FIRST_NAME.pattern) : null;
  const last = first === null ? null : afterLabel(lines, LAST_NAME);
  if (first !== null && last !== null) return `${first} ${last}`;
  return afterLabel(lines, NAME_LABEL) ?? (LABEL_AT_RIGHT.mayMatch(look) ? cleaned(LABEL_AT_RIGHT.pattern.exec(plain)?.[1] ?? '', isLabelledName) : null);
};

/** Languages that put the name first: "Ana Lopez 학생의 학부모 또는 보호자께", "Ana Lopez 的家長或監護人". */
const NAME_BEFORE_PARENTS = /^\s*(?:致\s*)?(.{2,60}?)\s*(?:학생의|님의|의)\s*(?:학부모|보호자)|^\s*(?:致\s*)?(.{2,60}?)\s*(?:同學)?的?(?:家長|監護人|家长)/u;

/** A salutation goes over into the name by "of" or a colon; a sentence that begins with "Parents" does not. */
const SALUTATION_END = /(?:\bof|\bfor|\bde|của|học sinh|\bni|[:：])\s*$/iu;

/** What a line of an address names: a salutation's pupil, else the line itself; null where that is a label, holds an SSID or a date, or is nothing. Any text, as printed. */
export const addresseeOf = (line: string): string | null => {
  const before = NAME_BEFORE_PARENTS.exec(line);
  const match = SALUTATION.exec(line);
  const named = (before?.[1] ?? before?.[2] ?? (match ? line.slice(match[0].length) : line)).trim();
  const isLabel = COLON.test(named) || holdsCodeOrDate(named) || NAME_LABEL.test(named) || LABEL_LINE.test(named) || NO_NAME.test(named) || (match !== null && !before && !SALUTATION_END.test(match[0]));
  return isLabel || !/[\p{L}\p{N}]/u.test(named) ? null : named;
};

/** "Parent/Guardian: Rosa Lima": a label for the parents, whose value is none of the pupil's. */
const PARENTS_LABEL = /^\s*(?:parents?|guardians?|family|families|padres?|tutor)(?![^:：]*(?<!\p{L})(?:of|for|de)\s*[:：])[^:：]*[:：]\s*\S/iu;

/** The name in a salutation ("To the Parent/Guardian of:" and the line behind it), or null. */
export const findSalutedName = (lines: readonly string[]): string | null => {
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const before = NAME_BEFORE_PARENTS.exec(line);
    const named = cleaned(before?.[1] ?? before?.[2] ?? '');
    if (named !== null) return named;
    const match = SALUTATION.exec(line);
    if (!match || !SALUTATION_END.test(match[0]) || PARENTS_LABEL.test(line)) continue;
    const rest = line.slice(match[0].length).trim();
    const name = cleaned(rest === '' ? (lines[index + 1] ?? '').trim() : rest, COLON.test(match[0]) ? isLabelledName : looksLikeName);
    if (name !== null) return name;
  }
  return null;
};

/**
 * The pupil's name as a cover prints it, in its own spelling, order and capitals: behind a label, else in the salutation,
 * else in a title. Null where none of them is there. Takes plain text, and what `findLabelledName` says of it where that is known.
 */
export const findStudentName = (plain: string, known: string | null = findLabelledName(plain)): string | null => {
  if (known !== null) return known;
  const lines = plain.split('\n');
  const labelled = afterLabel(lines, SHORT_LABEL) ?? afterLabel(lines, LABEL_LINE) ?? afterLabel(lines, BARE_LABEL) ?? findSalutedName(lines);
  if (labelled !== null) return labelled;
  for (const title of [TITLED, POSSESSIVE]) {
    const name = cleaned(title.exec(plain)?.[1] ?? '');
    // One word alone is as likely a season or a subject ("Results for Spring") as a name.
    if (name !== null && name.includes(' ')) return name;
  }
  return null;
};

/** The words of a name, for comparing "Lopez, Ana" with "ANA LOPEZ". */
export const nameWords = (name: string): readonly string[] =>
  (isAscii(name) ? name : name.normalize('NFD').replace(/\p{M}/gu, '')).toLowerCase().split(/[^\p{L}]+/u).filter((word) => word.length > 1);

/** True where one name's words are all in the other: "Ana Lopez" and "Lopez, Ana Maria" are one pupil. */
export const isSameName = (a: string, b: string): boolean => {
  const left = nameWords(a);
  const right = nameWords(b);
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  return few.length > 0 && few.every((word) => many.includes(word));
};
