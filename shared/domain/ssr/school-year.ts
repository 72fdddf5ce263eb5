const SPAN = /(?<![\d-])(20\d\d)\s*[-/]\s*(?:20)?(\d\d)(?![\d]|-\d)/g;
const SEASON = /(?:spring|primavera(?:\s+de)?|mùa xuân(?:\s+năm)?|tagsibol(?:\s+ng)?)\s+(20\d\d)|(20\d\d)\s*(?:年春|년\s*봄)/iu;
const TEST_DATE = /test(?:ing|ed)?\s+dates?\s*[:：]\s*(?:(\d{1,2})\/\d{1,2}\/(20\d\d)|(\p{L}+)(?:\s+\d{1,2},)?\s+(20\d\d))/iu;
const LATE_MONTHS = /^(?:jul|aug|sep|oct|nov|dec)/i;
/** School years turn in July: a test in July or later belongs to the year that begins. */
const FIRST_MONTH = 7;

const startingIn = (year: number): string => `${year}-${String((year + 1) % 100).padStart(2, '0')}`;

/**
 * The school year of a report, `2023-24`, from a page's plain text.
 *
 * The greatest span of two successive years is the administration's own, because score histories look back only. Without a
 * span, a season or a test date says it.
 */
export const findSchoolYear = (plain: string): string | null => {
  let latest = 0;
  for (const [, from, to] of plain.matchAll(SPAN)) {
    const year = Number(from);
    if ((year + 1) % 100 === Number(to) && year > latest) latest = year;
  }
  if (latest > 0) return startingIn(latest);
  const tested = TEST_DATE.exec(plain);
  if (tested) {
    const late = tested[1] === undefined ? LATE_MONTHS.test(tested[3] ?? '') : Number(tested[1]) >= FIRST_MONTH;
    const year = Number(tested[2] ?? tested[4]);
    return startingIn(late ? year : year - 1);
  }
  const season = SEASON.exec(plain);
  return season ? startingIn(Number(season[1] ?? season[2]) - 1) : null;
};
