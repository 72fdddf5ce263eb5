import type { Language, Program, ReportKind } from './report';

const LANGUAGE_TOKENS: Readonly<Record<string, Language>> = {
  en: 'en', eng: 'en', english: 'en',
  es: 'es', spa: 'es', spanish: 'es',
  vi: 'vi', vie: 'vi', vietnamese: 'vi',
  zh: 'zh', zho: 'zh', chi: 'zh', chinese: 'zh', cantonese: 'zh', mandarin: 'zh',
  tl: 'tl', tgl: 'tl', fil: 'tl', filipino: 'tl', tagalog: 'tl',
  ko: 'ko', kor: 'ko', korean: 'ko',
  ar: 'ar', ara: 'ar', arabic: 'ar',
};

const KIND_TOKENS: ReadonlySet<string> = new Set([
  'elpac', 'initial', 'summative', 'alt', 'alternate', 'csa', 'caa', 'caas', 'cast', 'sb', 'sbac', 'smarter', 'balanced', 'smarterbalanced', 'science', 'sci', 'ela', 'math', 'mathematics',
]);

/** True for a word of a file's name that speaks of a test. */
export const isKindToken = (word: string): boolean => KIND_TOKENS.has(word);
export const isLanguageToken = (word: string): boolean => Object.hasOwn(LANGUAGE_TOKENS, word);

/** The kind that a file name's words suggest, null where they do not. Weak: the report's own words go first. */
export const kindOfTokens = (tokens: readonly string[]): ReportKind | null => {
  const has = (...wanted: readonly string[]): boolean => wanted.some((word) => tokens.includes(word));
  const science = has('science', 'sci', 'cast');
  const other = has('ela', 'math', 'mathematics');
  if (has('elpac')) return has('initial') ? 'elpac-initial' : has('alt', 'alternate') ? 'elpac-summative-alternate' : has('summative') ? 'elpac-summative' : null;
  if (has('csa')) return 'csa';
  if (has('caa', 'caas')) return science ? (other ? 'caa-ela-math-science' : 'caa-science') : 'caa-ela-math';
  if (has('sb', 'sbac', 'smarter', 'smarterbalanced') || other) return science ? 'sb-ela-math-cast' : 'sb-ela-math';
  return has('cast') ? 'cast' : null;
};

export const programOfTokens = (tokens: readonly string[]): Program | null => {
  const elpac = tokens.includes('elpac');
  const caaspp = tokens.some((word) => ['caaspp', 'sb', 'sbac', 'smarterbalanced', 'cast', 'caa', 'caas', 'csa'].includes(word));
  return elpac === caaspp ? null : elpac ? 'ELPAC' : 'CAASPP';
};

export const languageOfTokens = (tokens: readonly string[]): Language | null => {
  const found = tokens.find((word) => isLanguageToken(word));
  return found === undefined ? null : (LANGUAGE_TOKENS[found] ?? null);
};
