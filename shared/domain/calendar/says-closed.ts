/** Days on which California's school offices close by law or custom (`usual-holidays.ts`), as calendars write them. */
const KNOWN_DAYS = /new year|martin luther king|\bmlk\b|\bking,? jr|lincoln|washington['’]?s|president['’]?s|chavez|chávez|memorial day|juneteenth|independence day|\b(?:fourth|4th) of july|\bjuly (?:4|fourth)|labor day|columbus|indigenous|native american day|veteran['’]?s|thanksgiving|christmas|good friday/i;
/** What a calendar says of a day off. */
const CLOSED = /\bholidays?\b|\bno (?:school|work)\b|\bclos(?:ed|ure)\b|\bbreak\b|\brecess\b|\bvacation\b|\bintersession\b|\bfurlough|\bnon-?work|\bdays? off\b|\bferiado\b|\bvacaciones\b|\bcerrad[oa]s?\b|\basueto\b/i;
/** And of a day on which somebody works all the same, or that lies beside a day off. */
const WORKED = /\bno students?\b|\bnon-?student|\b(?:student|pupil)s?[- ]free\b|\bfor students\b|\bstaff\b|\bprofessional\b|\bteachers?\b|\bin-?service\b|\bminimum day|\bearly (?:dismissal|release|out)|\bbefore\b|\bafter\b(?! thanksgiving)|\bresumes?\b|\breturns?\b|\breopens?\b|\bback to\b|\bfirst day\b|\blast day\b|\bdrive\b|\bparty\b|\bprogram\b|\bperformance\b|\bconcert\b|\bparade\b|\bfeast\b|\bassembly\b|\bfair\b|\bsale\b|\btesting\b|\bwindow\b|\bdue\b/i;

/**
 * Whether the name of a whole-day event says that the office does not work. A calendar also holds picture days and weeks of testing; a day too many among the days off would
 * move the date by which results must be out, a day too few only moves it to the safe side. An event without a name says nothing against it.
 */
export const saysClosed = (name: string): boolean => name === '' || ((KNOWN_DAYS.test(name) || CLOSED.test(name)) && !WORKED.test(name));
