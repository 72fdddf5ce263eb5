/**
 * The type of cover sheets: Noto Sans Regular. Advance widths of U+0020 to U+007E in thousandths of an em, from the font file that is embedded
 * (a test holds the two together), so that a cover sheet can be planned without opening the font.
 */
const ADVANCES = [
  260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572, 572, 572, 572, 572, 572, 572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632, 730,
  556, 519, 728, 741, 339, 273, 619, 524, 907, 760, 781, 605, 781, 622, 549, 556, 731, 600, 930, 586, 566, 572, 329, 372, 329, 572, 444, 281, 561, 615, 480, 615, 564, 344, 615, 618, 258,
  258, 534, 258, 935, 618, 605, 615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 380, 551, 380, 572,
];
const FIRST_CODE = 0x20;

/** Wider than any letter: for a sign that has no base letter. What marks such as a horn may add to one. */
const WIDEST = 1.1;
const MARKS = 0.1;

/** Heights over and below the baseline, in ems: letters without marks, capitals with the highest marks of Vietnamese, and the lowest descender. */
const PLAIN_HEIGHT_EM = 0.78;
const MARKED_HEIGHT_EM = 1.05;
export const DESCENT_EM = 0.241;

const widthOf = (letter: string): number => {
  const [base = '', ...marks] = letter.normalize('NFD');
  const advance = ADVANCES[base.charCodeAt(0) - FIRST_CODE];
  return advance === undefined ? WIDEST : advance / 1000 + (marks.length > 0 ? MARKS : 0);
};

/** The width of a line in ems; never less than it is drawn. */
export const widthEm = (line: string): number => Array.from(line.normalize('NFC')).reduce((sum, letter) => sum + widthOf(letter), 0);

/** How far a line reaches over its baseline. */
export const heightEm = (line: string): number => (/^[\x20-\x7e]*$/.test(line) ? PLAIN_HEIGHT_EM : MARKED_HEIGHT_EM);

/** What the embedded font can write: Latin with all marks that names in California carry. */
const WRITABLE = /^[\x20-\x7e\u00a0-\u017e\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026]*$/u;

export const isWritable = (line: string): boolean => WRITABLE.test(line.normalize('NFC'));
