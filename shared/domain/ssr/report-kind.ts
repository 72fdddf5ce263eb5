import type { PageFacts } from './page-facts';
import type { Program, ReportKind } from './report';
import { titleLines } from './title-lines';

/** Tests that have a report of their own; which contents a CAASPP report holds is decided afterwards. */
type Family = 'elpac-summative-alternate' | 'elpac-initial' | 'elpac-summative' | 'csa' | 'caa' | 'smarter-balanced' | 'cast';

type FamilyWords = {
  readonly family: Family;
  /** Questions and score headings that only this report has. */
  readonly own: RegExp;
  /** The test's name, which other reports may mention too. */
  readonly name: RegExp;
};

/**
 * From the most specific to the least: "Summative Alternate ELPAC" holds "Alternate ELPAC", "Initial Alternate ELPAC" too.
 * English and the fragments of English that stay in other languages' copies (state's scoring and reporting guide, callouts).
 */
const FAMILIES: readonly FamilyWords[] = [
  {
    family: 'elpac-summative-alternate',
    own: /what is the (?:summative )?alternate elpac|overall (?:summative )?alternate elpac/u,
    name: /(?<!initial )alternate (?:elpac|english language proficiency)|elpac (?:\p{L}+ )?altern\p{L}+|altern\p{L}+ elpac/u,
  },
  {
    family: 'elpac-initial',
    own: /what is the initial (?:alternate )?elpac|overall initial (?:alternate )?elpac/u,
    name: /initial (?:alternate )?(?:elpac|english language proficiency)|elpac inicial/u,
  },
  {
    family: 'elpac-summative',
    own: /what is the (?:summative )?elpac|overall (?:summative )?elpac/u,
    name: /summative (?:elpac|english language proficiency)|elpac sumativ\p{L}+/u,
  },
  { family: 'csa', own: /(?:what is the|overall) (?:csa|california spanish assessment)(?!\p{L})/u, name: /california spanish assessment|(?<!\p{L})csa(?!\p{L})/u },
  {
    family: 'caa',
    own: /(?:what (?:is|are) the|overall) (?:caas?|california alternate assessments?)(?!\p{L})/u,
    name: /california alternate assessments?|(?<!\p{L})caas?(?!\p{L})/u,
  },
  { family: 'smarter-balanced', own: /what (?:is|are) (?:the )?smarter balanced|lexile|quantile/u, name: /smarter balanced|(?<!\p{L})sbac(?!\p{L})/u },
  { family: 'cast', own: /(?:what is the|overall) (?:cast|california science test)(?!\p{L})/u, name: /california science test|(?<!\p{L})cast(?!\p{L})/u },
];

/** A report's own words outweigh any number of mentions; a title outweighs a mention; the first name on page 1 is often the title. */
const OWN_WEIGHT = 20;
const TITLE_WEIGHT = 6;
const INNER_TITLE_WEIGHT = 4;
const FIRST_NAMED_WEIGHT = 3;
const MENTION_WEIGHT = 2;

const familyOf = (pages: readonly PageFacts[], titles: readonly (readonly string[])[]): Family | null => {
  const scores = FAMILIES.map(({ own, name }) =>
    pages.reduce((score, page, index) => {
      const ownHere = own.test(page.flat);
      if (!ownHere && !name.test(page.flat)) return score;
      const titled = titles[index]?.some((title) => name.test(title)) ? (index === 0 ? TITLE_WEIGHT : INNER_TITLE_WEIGHT) : 0;
      return score + (ownHere ? OWN_WEIGHT : 0) + titled + (index === 0 ? MENTION_WEIGHT : 0.5);
    }, 0),
  );
  const cover = pages[0]?.flat ?? '';
  const places = FAMILIES.map(({ name }) => cover.search(name));
  const first = Math.min(...places.filter((place) => place >= 0));
  let best: Family | null = null;
  let most = 0;
  for (const [index, { family }] of FAMILIES.entries()) {
    const score = (scores[index] ?? 0) + (places[index] === first ? FIRST_NAMED_WEIGHT : 0);
    if (score > most) [best, most] = [family, score];
  }
  return best;
};

const ELA_TITLE = /english language arts|(?<!\p{L})ela(?!\p{L})|artes del lenguaje|lengua y literatura|ngữ văn|nghệ thuật ngôn ngữ|英(?:語|语|文)語?言?(?:藝術|文學)?|영어|اللغة الإنجليزية/u;
const MATH_TITLE = /(?<!\p{L})math(?:ematics)?(?!\p{L})|matem[áa]ti[ck]as?|toán|數學|数学|수학|الرياضيات/u;
const SCIENCE_TITLE =
  /^(?:(?:your|overall|\p{L}+'s)\s+){0,2}(?:california science test|cast(?!\p{L})|caas? for science|california alternate assessments? for science|science(?!\p{L}))|\((?:cast|caa for science)\)|^(?:\p{L}+\s+){0,4}(?:ciencias?|khoa học|agham|siyensiya)(?!\p{L})|科學|科学|과학|العلوم/u;
const NAMED_SCIENCE_TITLE = /california science test|(?<!\p{L})cast(?!\p{L})|for science/u;
const SCIENCE_DOMAINS: readonly RegExp[] = [/life sciences?|ciencias (?:de la vida|biológicas)|khoa học (?:sự sống|đời sống)|生命科學|생명 ?과학/u, /physical sciences?|ciencias físicas|khoa học (?:vật lý|tự nhiên)|物理科學|물리 ?과학|물상/u, /earth and space|tierra y (?:d?el )?espacio|trái đất|地球|지구/u];
const SCORE = /(?<![\d.,/-])\d{3,4}(?![\d]|[.,/-]\d)/;
/** A title of science with a score or its areas beside it; a title alone must name the test. */
const SCIENCE_ENOUGH = 3;

/** How surely a page gives results in science: a title of it, its areas, a score; less where the page is about another subject. */
const scienceOn = (page: PageFacts, titles: readonly string[]): number => {
  const title = titles.find((line) => SCIENCE_TITLE.test(line));
  if (title === undefined) return 0;
  const areas = SCIENCE_DOMAINS.filter((domain) => domain.test(page.flat)).length;
  const others = titles.some((line) => ELA_TITLE.test(line) || MATH_TITLE.test(line)) ? 2 : 0;
  return (NAMED_SCIENCE_TITLE.test(title) ? 3 : 2) + (areas >= 2 ? 2 : 0) + (SCORE.test(page.plain) ? 1 : 0) - others;
};

type Subjects = { readonly elaOrMath: boolean; readonly science: boolean; readonly scienceBeyondCover: boolean };

const subjectsOf = (pages: readonly PageFacts[], titles: readonly (readonly string[])[]): Subjects => {
  const science = pages.map((page, index) => scienceOn(page, titles[index] ?? []) >= SCIENCE_ENOUGH);
  return {
    elaOrMath: titles.some((lines) => lines.some((line) => ELA_TITLE.test(line) || MATH_TITLE.test(line))),
    science: science.some(Boolean),
    scienceBeyondCover: science.some((found, index) => found && index > 0),
  };
};

/** The longest report that can be about science only; longer ones hold a page for each of the other subjects. */
const SCIENCE_ONLY_PAGES = 2;

/**
 * The kind of one language copy from its words, `unknown` where they do not say. Blank pages are left out by the caller.
 * Science counts only where a page gives results in it, never because of the number of pages.
 */
export const kindOfCopy = (pages: readonly PageFacts[]): ReportKind => {
  const titles = pages.map((page) => titleLines(page.plain));
  const family = familyOf(pages, titles);
  if (family === null || family === 'smarter-balanced' || family === 'cast' || family === 'caa') {
    const subjects = subjectsOf(pages, titles);
    const isCaaspp = pages.some((page) => /(?<!\p{L})caaspp(?!\p{L})|california assessment of student performance/u.test(page.flat));
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

/** The program that the words of a page name, null where they name none or both. Takes flat text. */
export const programInWords = (flat: string): Program | null => {
  const elpac = /(?<!\p{L})elpac(?!\p{L})|english language proficiency assessments? for california/u.test(flat);
  const caaspp = /(?<!\p{L})(?:caaspp|cast|csa|caas?)(?!\p{L})|smarter balanced|california (?:science test|spanish assessment|alternate assessment)/u.test(flat);
  return elpac === caaspp ? null : elpac ? 'ELPAC' : 'CAASPP';
};
