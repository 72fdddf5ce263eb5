import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '../geometry/units';
import type { Bookmark, PageContent } from './page-content';
import { languageOf, type LanguageEvidence } from './page-language';
import type { PageNumber } from './page-number';
import { findSsids, type PageSsids } from './page-ssids';
import { readPageText } from './page-text';
import { flatText } from './plain-text';
import { coverSignsOf, saysBlank } from './report-wording';
import type { Language } from './report';
import { findLabelledName } from './student-name';
import type { TextLook } from './text-look';
import { TitleLines } from './title-lines';

/** What one page says by itself, before it is held against its neighbours. */
export type PageFacts = {
  /** The page's text as read. */
  readonly text: string;
  /** Lines and case kept, signs unified; see `plainText`. */
  readonly plain: string;
  /** Lower case on one line. */
  readonly flat: string;
  readonly look: TextLook;
  readonly titles: TitleLines;
  readonly number: PageNumber | null;
  readonly ssids: PageSsids;
  /** The pupil's name behind a label, as printed. */
  readonly name: string | null;
  readonly coverSigns: number;
  readonly evidence: LanguageEvidence;
  readonly language: Language;
  /** The page says that it is left blank. */
  readonly blank: boolean;
  /** The page has no text to speak of: a picture, or writing that cannot be read. */
  readonly empty: boolean;
  readonly letter: boolean;
  /** The page is drawn in units of its own. */
  readonly ownUnits: boolean;
  readonly bookmarks: readonly Bookmark[];
  /** The page's label, null where the file has none. */
  readonly label: string | null;
};

/** A page with fewer than three letters or digits says nothing. */
const ENOUGH_TEXT = /(?:[\p{L}\p{N}][^\p{L}\p{N}]*){3}/u;
/** How far a page may be from Letter and still be Letter (contract, "Problems"). */
const LETTER_TOLERANCE_PT = 2;

const isLetter = (page: PageContent): boolean =>
  Math.abs(page.widthPt - LETTER_WIDTH_PT) <= LETTER_TOLERANCE_PT && Math.abs(page.heightPt - LETTER_HEIGHT_PT) <= LETTER_TOLERANCE_PT;

/** Reads one page's facts out of its text. */
export const readPage = (page: PageContent): PageFacts => {
  const { plain, look, number } = readPageText(page.text);
  const flat = flatText(plain, look);
  const ssids = findSsids(plain);
  return {
    text: page.text,
    plain,
    flat,
    look,
    titles: new TitleLines(plain, look),
    number,
    ssids,
    name: findLabelledName(plain, look),
    coverSigns: coverSignsOf({ plain, flat, look }, ssids.labelled.length + ssids.bare.length > 0),
    evidence: look.evidence,
    language: languageOf(look.evidence),
    blank: saysBlank(flat),
    empty: !ENOUGH_TEXT.test(flat),
    letter: isLetter(page),
    ownUnits: page.userUnit !== undefined,
    bookmarks: page.bookmarks ?? [],
    label: page.label ?? null,
  };
};
