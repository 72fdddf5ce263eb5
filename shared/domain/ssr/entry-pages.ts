import type { PageFacts } from './page-facts';
import { coverWeight } from './report-wording';
import { isSameName } from './student-name';

/** A page of an entry with the SSID that is trusted to be its pupil's, null where it shows none. */
export type EntryPage = PageFacts & { readonly ssid: string | null };

/** A page with this much of a cover on it may introduce an SSID that no label vouches for. */
const COVER_ENOUGH_FOR_SSID = 3;

/**
 * Gives each page the SSID that it is trusted to show.
 *
 * A label decides. Ten bare digits may be a telephone number that every page repeats, so where labels or the file's name
 * vouch for some SSIDs, a bare number elsewhere must be one of those, or stand on a cover.
 */
export const withSsids = (pages: readonly PageFacts[], nameSsid: string | null): readonly EntryPage[] => {
  const vouched = new Set(pages.flatMap((page) => page.ssids.labelled));
  if (nameSsid !== null && pages.some((page) => page.ssids.bare.includes(nameSsid))) vouched.add(nameSsid);
  return pages.map((page) => withSsid(page, ssidOf(page, vouched, nameSsid)));
};

/** Field by field: what is spread and then added to has a description of its fields to itself, which takes time to make and whenever a field is read. */
const withSsid = (page: PageFacts, ssid: string | null): EntryPage => ({
  text: page.text,
  plain: page.plain,
  flat: page.flat,
  look: page.look,
  titles: page.titles,
  number: page.number,
  ssids: page.ssids,
  name: page.name,
  coverSigns: page.coverSigns,
  evidence: page.evidence,
  language: page.language,
  blank: page.blank,
  empty: page.empty,
  letter: page.letter,
  ownUnits: page.ownUnits,
  bookmarks: page.bookmarks,
  label: page.label,
  ssid,
});

const ssidOf = (page: PageFacts, vouched: ReadonlySet<string>, nameSsid: string | null): string | null => {
  const { labelled, bare } = page.ssids;
  if (nameSsid !== null && labelled.includes(nameSsid)) return nameSsid;
  if (labelled[0] !== undefined) return labelled[0];
  const known = bare.filter((ssid) => vouched.has(ssid));
  if (known.length > 0) return nameSsid !== null && known.includes(nameSsid) ? nameSsid : known.length === 1 ? (known[0] ?? null) : null;
  const isTrusted = vouched.size === 0 || coverWeight(page.coverSigns) >= COVER_ENOUGH_FOR_SSID;
  return isTrusted ? (bare[0] ?? null) : null;
};

/** `same`, `different`, or `unknown` where the two do not both say: by SSID, else by the labelled name. */
export const compareStudents = (
  a: { readonly ssid: string | null; readonly name: string | null },
  b: { readonly ssid: string | null; readonly name: string | null },
): 'same' | 'different' | 'unknown' => {
  if (a.ssid !== null && b.ssid !== null) return a.ssid === b.ssid ? 'same' : 'different';
  if (a.name !== null && b.name !== null) return isSameName(a.name, b.name) ? 'same' : 'different';
  return 'unknown';
};
