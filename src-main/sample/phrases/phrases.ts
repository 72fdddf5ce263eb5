/** Test subjects that have a results page. */
export type Subject = 'ela' | 'mathematics' | 'science' | 'spanish' | 'english' | 'alternateEnglish';

/** What a cover explains. */
export type About = 'caaspp' | 'cast' | 'caa' | 'caaScience' | 'csa' | 'elpac' | 'alternateElpac';

/** Families of level names, lowest level first in every list. */
export type LevelFamily = 'standard' | 'alternate' | 'elpac' | 'csa' | 'alternateElpac';

export type Passage = { readonly title: string; readonly text: string };

/**
 * Every word that a made-up report prints, in one language.
 *
 * `{braces}` are filled in by {@link fill}. Lists of levels, meanings and area results start with the lowest.
 */
export type Phrases = {
  readonly rightToLeft: boolean;
  readonly reportTitle: string;
  readonly caaspp: string;
  readonly elpac: string;
  /** `{student}` */
  readonly greeting: string;
  /** `{page}`, `{pages}` */
  readonly pageOf: string;
  readonly madeUp: string;
  readonly blankPage: string;
  readonly information: {
    readonly title: string;
    readonly student: string;
    readonly ssid: string;
    readonly grade: string;
    readonly birth: string;
    readonly school: string;
    readonly district: string;
    readonly testDate: string;
  };
  readonly about: Readonly<Record<About, Passage>>;
  readonly howToRead: Passage;
  readonly nextSteps: { readonly title: string; readonly items: readonly [string, string, string] };
  readonly contents: string;
  /** `{page}` */
  readonly seePage: string;
  readonly learnMore: string;
  readonly subjects: Readonly<Record<Subject, Passage>>;
  readonly overall: { readonly score: string; readonly csa: string; readonly elpac: string; readonly alternateElpac: string };
  readonly level: string;
  /** `{student}`, `{level}` */
  readonly levelSentence: string;
  /** `{low}`, `{high}` */
  readonly scoreRange: string;
  readonly levelsTitle: string;
  readonly levels: Readonly<Record<LevelFamily, readonly string[]>>;
  readonly meanings: readonly [string, string, string, string];
  readonly history: string;
  /** `{grade}` */
  readonly gradeLabel: string;
  readonly comparison: { readonly title: string; readonly student: string; readonly school: string; readonly district: string; readonly state: string };
  readonly areasTitle: string;
  readonly areas: Readonly<Record<Subject, readonly string[]>>;
  readonly areaResults: readonly [string, string, string];
  readonly atHome: { readonly title: string; readonly tips: Readonly<Record<Subject, readonly [string, string]>> };
  readonly essay: Passage & { readonly traits: readonly [string, string, string] };
  readonly lexile: Passage;
  readonly quantile: Passage;
  /** `{points}`, `{most}` */
  readonly points: string;
};

/** Puts values into a phrase: `fill('Page {page}', { page: 2 })` is `Page 2`. */
export function fill(phrase: string, values: Readonly<Record<string, string | number>>): string {
  return phrase.replace(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole));
}
