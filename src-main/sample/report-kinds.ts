import type { About, LevelFamily, Subject } from './phrases/phrases';

export const sampleKinds = [
  'sb-ela-math',
  'sb-ela-math-cast',
  'cast',
  'caa-ela-math',
  'caa-ela-math-science',
  'caa-science',
  'csa',
  'elpac-summative',
  'elpac-summative-alternate',
] as const;

export type SampleKind = (typeof sampleKinds)[number];

/** The year of the spring in which the tests were taken: 2024 is the 2023-24 design, 2025 the 2024-25 design. */
export type DesignYear = 2024 | 2025;

export type PageContent =
  | { readonly type: 'cover'; readonly scored: Subject | null }
  | { readonly type: 'results'; readonly subject: Subject; readonly withScore: boolean }
  | { readonly type: 'measures' }
  | { readonly type: 'blank' };

export type KindDesign = {
  readonly program: 'caaspp' | 'csa' | 'elpac';
  readonly about: About;
  readonly family: LevelFamily;
  /** Grades that take the tests, of those that the sample uses. */
  readonly grades: readonly string[];
  readonly pages: readonly PageContent[];
};

const cover: PageContent = { type: 'cover', scored: null };
const results = (subject: Subject): PageContent => ({ type: 'results', subject, withScore: true });
const scoredOnCover = (subject: Subject): readonly PageContent[] => [{ type: 'cover', scored: subject }, { type: 'results', subject, withScore: false }];

const designs: Readonly<Record<SampleKind, KindDesign>> = {
  'sb-ela-math': {
    program: 'caaspp',
    about: 'caaspp',
    family: 'standard',
    grades: ['03', '04', '06', '07'],
    pages: [cover, results('ela'), results('mathematics'), { type: 'measures' }],
  },
  'sb-ela-math-cast': {
    program: 'caaspp',
    about: 'caaspp',
    family: 'standard',
    grades: ['05', '08', '11'],
    pages: [cover, results('ela'), results('mathematics'), { type: 'measures' }, results('science')],
  },
  cast: { program: 'caaspp', about: 'cast', family: 'standard', grades: ['10', '12'], pages: [cover, results('science')] },
  'caa-ela-math': {
    program: 'caaspp',
    about: 'caa',
    family: 'alternate',
    grades: ['03', '04', '06', '07'],
    pages: [cover, results('ela'), results('mathematics')],
  },
  'caa-ela-math-science': {
    program: 'caaspp',
    about: 'caa',
    family: 'alternate',
    grades: ['05', '08', '11'],
    pages: [cover, results('ela'), results('mathematics'), results('science')],
  },
  'caa-science': { program: 'caaspp', about: 'caaScience', family: 'alternate', grades: ['10', '12'], pages: [cover, results('science')] },
  csa: { program: 'csa', about: 'csa', family: 'csa', grades: ['03', '05', '08', '10'], pages: scoredOnCover('spanish') },
  'elpac-summative': {
    program: 'elpac',
    about: 'elpac',
    family: 'elpac',
    grades: ['KN', '01', '02', '04', '07', '09'],
    pages: scoredOnCover('english'),
  },
  'elpac-summative-alternate': {
    program: 'elpac',
    about: 'alternateElpac',
    family: 'alternateElpac',
    grades: ['02', '05', '08', '11'],
    pages: [cover, results('alternateEnglish')],
  },
};

/** The pages of one language copy; the 2024-25 design makes Smarter Balanced with CAST even by a page that says it is left blank. */
export function designOf(kind: SampleKind, year: DesignYear): KindDesign {
  const design = designs[kind];
  return kind === 'sb-ela-math-cast' && year === 2025 ? { ...design, pages: [...design.pages, { type: 'blank' }] } : design;
}
