import { arabic } from './arabic';
import { chinese } from './chinese';
import { english } from './english';
import { filipino } from './filipino';
import { korean } from './korean';
import type { Phrases } from './phrases';
import { spanish } from './spanish';
import { vietnamese } from './vietnamese';

/** Languages a report copy can be in, by ISO 639-1 code. */
export type CopyLanguage = 'en' | 'es' | 'vi' | 'zh' | 'tl' | 'ko' | 'ar';

export const phrasesByLanguage: Readonly<Record<CopyLanguage, Phrases>> = {
  en: english,
  es: spanish,
  vi: vietnamese,
  zh: chinese,
  tl: filipino,
  ko: korean,
  ar: arabic,
};
