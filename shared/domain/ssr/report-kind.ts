import { guarded, type GuardedPattern } from './guarded';
import type { PageFacts } from './page-facts';
import type { Program, ReportKind } from './report';
import type { LookedText } from './report-wording';
import { findTitle } from './title-lines';

/** Tests that have a report of their own; which contents a CAASPP report holds is decided afterwards. */
type Family = 'elpac-summative-alternate' | 'elpac-initial' | 'elpac-summative' | 'csa' | 'caa' | 'smarter-balanced' | 'cast';

type FamilyWords = {
  readonly family: Family;
  /** Questions and score headings that only this report has. */
  readonly own: GuardedPattern;
  /** The test's name, which other reports may mention too. */
  readonly name: GuardedPattern;
};

/**
 * From the most specific to the least: "Summative Alternate ELPAC" holds "Alternate ELPAC", "Initial Alternate ELPAC" too.
 * English and the fragments of English that stay in other languages' copies (state's scoring and reporting guide, callouts).
 */
const FAMILIES: readonly FamilyWords[] = [
  {
    family: 'elpac-summative-alternate',
    own: guarded(/what is the (?:summative )?alternate elpac|overall (?:summative )?alternate elpac/u, 'alternate elpac'),
    name: guarded(/(?<!initial )alternate (?:elpac|english language proficiency)|elpac (?:\p{L}+ )?altern\p{L}+|altern\p{L}+ elpac/u, 'alternate elpac', 'alternate english', 'elpac'),
  },
  {
    family: 'elpac-initial',
    own: guarded(/what is the initial (?:alternate )?elpac|overall initial (?:alternate )?elpac/u, 'initial elpac', 'alternate elpac'),
    name: guarded(/initial (?:alternate )?(?:elpac|english language proficiency)|elpac inicial/u, 'elpac', 'english language proficiency'),
  },
  {
    family: 'elpac-summative',
    own: guarded(/what is the (?:summative )?elpac|overall (?:summative )?elpac/u, 'the elpac', 'summative elpac', 'overall elpac'),
    name: guarded(/summative (?:elpac|english language proficiency)|elpac sumativ\p{L}+/u, 'summative elpac', 'summative english', 'elpac sumativ'),
  },
  { family: 'csa', own: guarded(/(?:what is the|overall) (?:csa|california spanish assessment)(?!\p{L})/u, 'the csa', 'overall csa', 'california spanish assessment'), name: guarded(/california spanish assessment|(?<!\p{L})csa(?!\p{L})/u, 'california spanish assessment', 'csa') },
  {
    family: 'caa',
    own: guarded(/(?:what (?:is|are) the|overall) (?:caas?|california alternate assessments?)(?!\p{L})/u, 'the caa', 'overall caa', 'california alternate assessment'),
    name: guarded(/california alternate assessments?|(?<!\p{L})caas?(?!\p{L})/u, 'california alternate assessment', 'caa'),
  },
  { family: 'smarter-balanced', own: guarded(/what (?:is|are) (?:the )?smarter balanced|lexile|quantile/u, 'smarter balanced', 'lexile', 'quantile'), name: guarded(/smarter balanced|(?<!\p{L})sbac(?!\p{L})/u, 'smarter balanced', 'sbac') },
  { family: 'cast', own: guarded(/(?:what is the|overall) (?:cast|california science test)(?!\p{L})/u, 'the cast', 'overall cast', 'california science test'), name: guarded(/california science test|(?<!\p{L})cast(?!\p{L})/u, 'california science test', 'cast') },
];

/** A report's own words outweigh any number of mentions; a title outweighs a mention; the first name on page 1 is often the title. */
const OWN_WEIGHT = 20;
const TITLE_WEIGHT = 6;
const INNER_TITLE_WEIGHT = 4;
const FIRST_NAMED_WEIGHT = 3;
const MENTION_WEIGHT = 2;

const familyOf = (pages: readonly PageFacts[]): Family | null => {
  const scores = FAMILIES.map(({ own, name }) =>
    pages.reduce((score, page, index) => {
      const ownHere = own.test(page.flat, page.look);
      if (!ownHere && !name.test(page.flat, page.look)) return score;
      const titled = findTitle(page, [name]) === null ? 0 : index === 0 ? TITLE_WEIGHT : INNER_TITLE_WEIGHT;
      return score + (ownHere ? OWN_WEIGHT : 0) + titled + (index === 0 ? MENTION_WEIGHT : 0.5);
    }, 0),
  );
  const [cover] = pages;
  const places = FAMILIES.map(({ name }) => (cover && name.mayMatch(cover.look) ? cover.flat.search(name.pattern) : -1));
  const first = Math.min(...places.filter((place) => place >= 0));
  let best: Family | null = null;
  let most = 0;
  for (const [index, { family }] of FAMILIES.entries()) {
    const score = (scores[index] ?? 0) + (places[index] === first ? FIRST_NAMED_WEIGHT : 0);
    if (score > most) [best, most] = [family, score];
  }
  return best;
};

const ELA_TITLE = guarded(/english language arts|(?<!\p{L})ela(?!\p{L})|artes del lenguaje|lengua y literatura|ngữ văn|nghệ thuật ngôn ngữ|英(?:語|语|文)語?言?(?:藝術|文學)?|영어|اللغة الإنجليزية/u, 'english language arts', 'ela', 'artes del lenguaje', 'lengua y literatura', 'ngữ văn', 'nghệ thuật', '英', 'اللغة', '영');
const MATH_TITLE = guarded(/(?<!\p{L})math(?:ematics)?(?!\p{L})|matem[áa]ti[ck]as?|toán|數學|数学|수학|الرياضيات/u, 'math', 'matem', 'toán', '數', 'الرياضيات');
const OTHER_SUBJECTS = [ELA_TITLE, MATH_TITLE];
const SCIENCE_TITLE = guarded(/^(?:(?:your|overall|\p{L}+'s)\s+){0,2}(?:california science test|cast(?!\p{L})|caas? for science|california alternate assessments? for science|science(?!\p{L}))|\((?:cast|caa for science)\)|^(?:\p{L}+\s+){0,4}(?:ciencias?|khoa học|agham|siyensiya)(?!\p{L})|科學|科学|과학|العلوم/u, 'science', 'cast', 'caa', 'ciencia', 'khoa học', 'agham', 'siyensiya', '科', 'العلوم');
const NAMED_SCIENCE_TITLE = /california science test|(?<!\p{L})cast(?!\p{L})|for science/u;
const SCIENCE_DOMAINS: readonly RegExp[] = [/life sciences?|ciencias (?:de la vida|biológicas)|khoa học (?:sự sống|đời sống)|生命科學|생명 ?과학/u, /physical sciences?|ciencias físicas|khoa học (?:vật lý|tự nhiên)|物理科學|물리 ?과학|물상/u, /earth and space|tierra y (?:d?el )?espacio|trái đất|地球|지구/u];
const SCORE = /(?<![\d.,/-])\d{3,4}(?![\d]|[.,/-]\d)/;
/** A title of science with a score or its areas beside it; a title alone must name the test. */
const SCIENCE_ENOUGH = 3;

/** How surely a page gives results in science: a title of it, its areas, a score; less where the page is about another subject. */
const scienceOn = (page: PageFacts): number => {
  const title = findTitle(page, [SCIENCE_TITLE]);
  if (title === null) return 0;
  const areas = SCIENCE_DOMAINS.filter((domain) => domain.test(page.flat)).length;
  const others = findTitle(page, OTHER_SUBJECTS) === null ? 0 : 2;
  return (NAMED_SCIENCE_TITLE.test(title) ? 3 : 2) + (areas >= 2 ? 2 : 0) + (SCORE.test(page.plain) ? 1 : 0) - others;
};

type Subjects = { readonly elaOrMath: boolean; readonly science: boolean; readonly scienceBeyondCover: boolean };

const subjectsOf = (pages: readonly PageFacts[]): Subjects => {
  const science = pages.map((page) => scienceOn(page) >= SCIENCE_ENOUGH);
  return {
    elaOrMath: pages.some((page) => findTitle(page, OTHER_SUBJECTS) !== null),
    science: science.some(Boolean),
    scienceBeyondCover: science.some((found, index) => found && index > 0),
  };
};

const CAASPP = guarded(/(?<!\p{L})caaspp(?!\p{L})|california assessment of student performance/u, 'caaspp', 'california assessment of student performance');

/** The longest report that can be about science only; longer ones hold a page for each of the other subjects. */
const SCIENCE_ONLY_PAGES = 2;

/**
 * The kind of one language copy from its words, `unknown` where they do not say. Blank pages are left out by the caller.
 * Science counts only where a page gives results in it, never because of the number of pages.
 */
export const kindOfCopy = (pages: readonly PageFacts[]): ReportKind => {
  const family = familyOf(pages);
  if (family === null || family === 'smarter-balanced' || family === 'cast' || family === 'caa') {
    const subjects = subjectsOf(pages);
    const isCaaspp = pages.some((page) => CAASPP.test(page.flat, page.look));
    if (family === null && !(isCaaspp && (subjects.elaOrMath || subjects.science || /what is (?:the )?caaspp/u.test(pages[0]?.flat ?? '')))) return 'unknown';
    const scienceOnly = pages.length <= SCIENCE_ONLY_PAGES && !subjects.elaOrMath && (subjects.science || family === 'cast');
    if (family === 'caa') return scienceOnly ? 'caa-science' : subjects.scienceBeyondCover ? 'caa-ela-math-science' : 'caa-ela-math';
    return scienceOnly ? 'cast' : subjects.scienceBeyondCover ? 'sb-ela-math-cast' : 'sb-ela-math';
  }
  return family;
};

/** Fewer contents first: where copies of one report differ, the fuller reading stands, since a page of results was seen in it. */
const FULLER: Readonly<Partial<Record<ReportKind, ReportKind>>> = { 'sb-ela-math': 'sb-ela-math-cast', 'caa-ela-math': 'caa-ela-math-science' };

/** One kind out of the kinds of a report's copies (the first known, or its fuller form), else the file name's hint. */
export const kindOfCopies = (kinds: readonly ReportKind[], hint: ReportKind | null): ReportKind => {
  const known = kinds.filter((kind) => kind !== 'unknown');
  const first: ReportKind = known[0] ?? hint ?? 'unknown';
  const fuller = FULLER[first];
  return fuller !== undefined && kinds.includes(fuller) ? fuller : first;
};

const ELPAC_KINDS: readonly ReportKind[] = ['elpac-summative', 'elpac-summative-alternate', 'elpac-initial'];

/** The program of a kind, null of `unknown`. */
export const programOfKind = (kind: ReportKind): Program | null => (kind === 'unknown' ? null : ELPAC_KINDS.includes(kind) ? 'ELPAC' : 'CAASPP');

const ELPAC_NAMED = guarded(/(?<!\p{L})elpac(?!\p{L})|english language proficiency assessments? for california/u, 'elpac', 'english language proficiency assessment');
const CAASPP_NAMED = guarded(/(?<!\p{L})(?:caaspp|cast|csa|caas?)(?!\p{L})|smarter balanced|california (?:science test|spanish assessment|alternate assessment)/u, 'caaspp', 'cast', 'csa', 'caa', 'smarter balanced', 'california science test', 'california spanish assessment', 'california alternate assessment');

/** The program that the words of a page name, null where they name none or both. */
export const programInWords = ({ flat, look }: LookedText): Program | null => {
  const elpac = ELPAC_NAMED.test(flat, look);
  const caaspp = CAASPP_NAMED.test(flat, look);
  return elpac === caaspp ? null : elpac ? 'ELPAC' : 'CAASPP';
};
