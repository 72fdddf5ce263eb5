import type { Rect } from '../geometry/rect';

/** The way in which a line is read as a whole. */
export type Direction = 'ltr' | 'rtl';

/** What reading a page tells of a word in a line that holds right-to-left letters: how the line is read as a whole, and the word's place among the page's, from 0. */
export type Reading = { readonly direction: Direction; readonly place: number };

/**
 * A word as drawn: its characters in reading order and the box of its ink in points from the top left.
 * `hidden` where it leaves no mark on the paper: drawn invisibly (as a scanner's text is), clipped away, or white.
 * `goesOn` where it goes on the word before (see `cluster-scripts`). `reading` where its line holds right-to-left letters.
 */
export type Word = { readonly text: string; readonly box: Rect; readonly fontSizePt: number; readonly hidden?: boolean; readonly goesOn?: boolean; readonly reading?: Reading };

/** Something drawn that is no text: a picture, or a line or shape. `white` where it leaves white paper white. */
export type Ink = { readonly what: 'image' | 'shape'; readonly box: Rect; readonly white: boolean };

/** A bookmark that leads to a page. `depth` counts from 0, the outermost level of the file's outline. */
export type Bookmark = { readonly title: string; readonly depth: number };

/**
 * What is known of one page of an entry after reading it.
 * `words` and `ink` are filled only for pages that may carry an address (see `mayCarryAddress`), else empty:
 * positions cost much more to read than text.
 */
export type PageContent = {
  /** Size as seen, rotation, crop and unit applied, in points. */
  readonly widthPt: number;
  readonly heightPt: number;
  /** The page's text in reading order, one line per line: composed (NFC), ligatures expanded, signs as printed. */
  readonly text: string;
  /** A digest of what the page shows; equal for equal pages, whatever file they stand in. */
  readonly contentKey: string;
  readonly words: readonly Word[];
  readonly ink: readonly Ink[];
  /** The page is drawn in units of its own, of so many points; left out where a unit is a point. */
  readonly userUnit?: number;
  /** The file's bookmarks that lead here, in the outline's order; left out where there is none. */
  readonly bookmarks?: readonly Bookmark[];
  /** The page's label, as a viewer shows it instead of its number; left out where the file has none. */
  readonly label?: string;
};
