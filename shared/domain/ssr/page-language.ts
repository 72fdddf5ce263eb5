import type { Language } from './report';

type KnownLanguage = Exclude<Language, 'unknown'>;
/** How many words of a text speak for each language. Sums of pages are the evidence of a whole copy. */
export type LanguageEvidence = Readonly<Record<KnownLanguage, number>>;

type LatinLanguage = 'en' | 'es' | 'vi' | 'tl';

const words = (list: string): readonly string[] => list.split(' ');

/**
 * Frequent words of sentences and of score reports. Names of tests stay English in every copy, so a few English words
 * prove nothing: a page's own sentences outvote them.
 */
const ANY_CASE: Readonly<Record<LatinLanguage, readonly string[]>> = {
  en: words(
    'the and of your is this that with for from how what when they have has was will or you be by their than these child student students score scores overall level grade report results standard understand information about test tests reading writing listening speaking not more parent guardian',
  ),
  es: words(
    'estudiante estudiantes puntuación puntuaciones puntaje puntajes calificación calificaciones nivel grado resultados informe padres tutor tutores hijo hija qué cuál cómo más también está esta este estas estos para que como sobre prueba pruebas matemáticas lectura escritura información ciencias general fecha significan nombre escuela página su sus',
  ),
  vi: words(
    'của và các là trong điểm học sinh quý vị không được cho này những kết quả với có để một lớp bài phụ huynh giám hộ cáo trình độ môn toán đọc viết nghe nói trang tổng thể thông tin về tại như đã đang từ khoa đánh giá cấp mức người trường',
  ),
  tl: words(
    'mga iyong inyong anak ito ay hindi kung paano ano nang iskor marka baitang mag-aaral magulang tagapag-alaga antas ulat resulta pagsusulit kanyang kaniyang nito ngayon pahina pangkalahatang impormasyon tungkol bilang mula pagbasa pagsulat matematika agham',
  ),
};

/** Words that names and places are made of too ("de la Cruz", "Ng", "Los Angeles"): they count only where they are written small. */
const LOWER_CASE_ONLY: Readonly<Partial<Record<LatinLanguage, readonly string[]>>> = {
  es: words('de la el los las del y en un se o si con son al es lo una por'),
  vi: words('con an thi'),
  tl: words('ng ang sa na'),
  en: words('are may can'),
};

/** A frequent word with the languages that it speaks for: written small, and with capitals in it. */
type Speaker = { readonly word: string; readonly small: readonly LatinLanguage[]; readonly anyCase: readonly LatinLanguage[] };

const SPEAKERS: readonly Speaker[] = (() => {
  const speakers = new Map<string, { word: string; small: LatinLanguage[]; anyCase: LatinLanguage[] }>();
  for (const [table, onlySmall] of [[ANY_CASE, false], [LOWER_CASE_ONLY, true]] as const) {
    for (const [language, list] of Object.entries(table) as [LatinLanguage, readonly string[]][]) {
      for (const word of list) {
        const speaker = speakers.get(word) ?? { word, small: [], anyCase: [] };
        speaker.small.push(language);
        if (!onlySmall) speaker.anyCase.push(language);
        speakers.set(word, speaker);
      }
    }
  }
  return [...speakers.values()];
})();

const SCRIPTS = { ko: /[\uac00-\ud7a3]/g, zh: /[\u3400-\u9fff]/g, ar: /[\u0620-\u064a\u0671-\u06d3]/g } as const;
/** Looked for first: most texts have none of them. */
const OTHER_SCRIPT = /[\u0620-\u06d3\u3400-\u9fff\uac00-\ud7a3]/;
/** Latin letters, their marks and hyphens: what words are made of. */
const IN_WORD = /[A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff-]/;

/** Characters of a script that weigh as much as one frequent word: writing without spaces, or with long words. */
const CHARACTERS_PER_WORD = { ko: 3, zh: 2, ar: 5 } as const;

export const NO_LANGUAGE_EVIDENCE: LanguageEvidence = { en: 0, es: 0, vi: 0, zh: 0, tl: 0, ko: 0, ar: 0 };

const KNOWN_LANGUAGES = Object.keys(NO_LANGUAGE_EVIDENCE) as readonly KnownLanguage[];

export const addEvidence = (a: LanguageEvidence, b: LanguageEvidence): LanguageEvidence => ({
  en: a.en + b.en, es: a.es + b.es, vi: a.vi + b.vi, zh: a.zh + b.zh, tl: a.tl + b.tl, ko: a.ko + b.ko, ar: a.ar + b.ar,
});

/** Beyond this no unit is a letter of a word. */
export const FIRST_BEYOND_LETTERS = 0x1f00;
/** Of each unit its small form, 0 where it is none of a word's; one that has no small form of one unit is in no frequent word. */
export const SMALL_LETTERS = Uint16Array.from({ length: FIRST_BEYOND_LETTERS }, (_, code) => {
  const letter = String.fromCharCode(code);
  const small = letter.toLowerCase();
  return IN_WORD.test(letter) ? (small.length === 1 ? small.charCodeAt(0) : code) : 0;
});

const HASH_FACTOR = 31;
/** The hash of a word, small letter by small letter. */
export const hashOn = (hash: number, small: number): number => (Math.imul(hash, HASH_FACTOR) + small) | 0;

const SLOTS = 2048;
const slotOf = (hash: number): number => hash & (SLOTS - 1);

/** The frequent words by their hash: of a page's hundreds of words hardly one is compared with more than one of them. */
const BY_HASH: readonly (readonly Speaker[] | undefined)[] = (() => {
  const slots: (Speaker[] | undefined)[] = Array.from({ length: SLOTS }, () => undefined);
  for (const speaker of SPEAKERS) {
    let hash = 0;
    for (let index = 0; index < speaker.word.length; index++) hash = hashOn(hash, speaker.word.charCodeAt(index));
    (slots[slotOf(hash)] ??= []).push(speaker);
  }
  return slots;
})();

/** True where a word stands in a text from `start` on, in whatever case. */
const standsAt = (text: string, start: number, word: string): boolean => {
  for (let index = 0; index < word.length; index++) if (SMALL_LETTERS[text.charCodeAt(start + index)] !== word.charCodeAt(index)) return false;
  return true;
};

/** Adds what one word of a text speaks for. */
export const addWord = (text: string, start: number, end: number, hash: number, hasCapital: boolean, evidence: Record<KnownLanguage, number>): void => {
  const speakers = BY_HASH[slotOf(hash)];
  if (!speakers) return;
  for (const { word, small, anyCase } of speakers) {
    if (word.length === end - start && standsAt(text, start, word)) for (const language of hasCapital ? anyCase : small) evidence[language] += 1;
  }
};

/** What the characters of other scripts than Latin speak for in a plain text. */
export const scriptEvidence = (plain: string): Record<KnownLanguage, number> => {
  const evidence = { ...NO_LANGUAGE_EVIDENCE };
  for (const language of OTHER_SCRIPT.test(plain) ? (['ko', 'zh', 'ar'] as const) : []) {
    evidence[language] = (plain.match(SCRIPTS[language])?.length ?? 0) / CHARACTERS_PER_WORD[language];
  }
  return evidence;
};

/** The least evidence that names a language, and how far it must lead the next one. */
const ENOUGH = 3;
const LEAD = 1.25;

/**
 * The language that the evidence speaks for, `unknown` where it is too little or too even. Names of tests and addresses
 * stay English in every copy, and names of pupils may be of any language: sentences outnumber both.
 */
export const languageOf = (evidence: LanguageEvidence): Language => {
  let best: Language = 'unknown';
  let most = 0;
  let second = 0;
  for (const language of KNOWN_LANGUAGES) {
    const count = evidence[language];
    if (count > most) [best, second, most] = [language, most, count];
    else if (count > second) second = count;
  }
  return most >= ENOUGH && most >= second * LEAD ? best : 'unknown';
};
