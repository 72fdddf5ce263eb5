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

type Speaker = { readonly language: LatinLanguage; readonly onlySmall: boolean };

/** The languages that a word speaks for, by the word in lower case. */
const LEXICON: ReadonlyMap<string, readonly Speaker[]> = (() => {
  const lexicon = new Map<string, Speaker[]>();
  for (const [table, onlySmall] of [[ANY_CASE, false], [LOWER_CASE_ONLY, true]] as const) {
    for (const [language, list] of Object.entries(table) as [LatinLanguage, readonly string[]][]) {
      for (const word of list) lexicon.set(word, [...(lexicon.get(word) ?? []), { language, onlySmall }]);
    }
  }
  return lexicon;
})();

const SCRIPTS = { ko: /[\uac00-\ud7a3]/g, zh: /[\u3400-\u9fff]/g, ar: /[\u0620-\u064a\u0671-\u06d3]/g } as const;
/** Looked for first: most texts have none of them. */
const OTHER_SCRIPT = /[\u0620-\u06d3\u3400-\u9fff\uac00-\ud7a3]/;
/** Everything but Latin letters, their marks and hyphens. */
const BETWEEN_WORDS = /[^A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff-]+/;

/** Characters of a script that weigh as much as one frequent word: writing without spaces, or with long words. */
const CHARACTERS_PER_WORD = { ko: 3, zh: 2, ar: 5 } as const;

export const NO_LANGUAGE_EVIDENCE: LanguageEvidence = { en: 0, es: 0, vi: 0, zh: 0, tl: 0, ko: 0, ar: 0 };

export const addEvidence = (a: LanguageEvidence, b: LanguageEvidence): LanguageEvidence => ({
  en: a.en + b.en, es: a.es + b.es, vi: a.vi + b.vi, zh: a.zh + b.zh, tl: a.tl + b.tl, ko: a.ko + b.ko, ar: a.ar + b.ar,
});

/** Counts what speaks for each language in a plain text: characters of its script, or frequent words. */
export const languageEvidence = (plain: string): LanguageEvidence => {
  const evidence = { ...NO_LANGUAGE_EVIDENCE };
  for (const language of OTHER_SCRIPT.test(plain) ? (['ko', 'zh', 'ar'] as const) : []) {
    evidence[language] = (plain.match(SCRIPTS[language])?.length ?? 0) / CHARACTERS_PER_WORD[language];
  }
  for (const word of plain.split(BETWEEN_WORDS)) {
    const languages = languagesOfWord(word);
    if (languages !== NONE) for (const language of languages) evidence[language] += 1;
  }
  return evidence;
};

const NONE: readonly LatinLanguage[] = [];
/** The languages of words met before, as they were spelled: the same few hundred words make up every report. */
const met = new Map<string, readonly LatinLanguage[]>();
const MOST_MET = 20_000;

const languagesOfWord = (word: string): readonly LatinLanguage[] => {
  const known = met.get(word);
  if (known) return known;
  const lower = word.toLowerCase();
  const speakers = (LEXICON.get(lower) ?? []).filter(({ onlySmall }) => !onlySmall || lower === word);
  const languages = speakers.length === 0 ? NONE : speakers.map(({ language }) => language);
  if (met.size >= MOST_MET) met.clear();
  met.set(word, languages);
  return languages;
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
  for (const [language, count] of Object.entries(evidence) as [KnownLanguage, number][]) {
    if (count > most) [best, second, most] = [language, most, count];
    else if (count > second) second = count;
  }
  return most >= ENOUGH && most >= second * LEAD ? best : 'unknown';
};
