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

/** The same for signs beyond those that the font can write and that have no base letter among them, by advance. Letters with marks are as wide as without. */
const OTHER_ADVANCES: ReadonlyMap<string, number> = new Map(
  (
    [
      [175, '‘’'],
      [225, '¸'],
      [258, 'ıł'],
      [260, '\u00a0'],
      [268, '·ŀ'],
      [269, '¡'],
      [281, '´'],
      [322, '\u00ad'],
      [350, '²³¹'],
      [357, 'ª'],
      [359, '“”'],
      [361, 'ŧ'],
      [376, 'º•'],
      [428, '°'],
      [434, '¿'],
      [500, '¯–'],
      [509, '«»'],
      [513, '§'],
      [516, 'ĳ'],
      [524, 'ĿŁ'],
      [534, 'ĸ'],
      [551, '¦'],
      [556, 'Ŧ'],
      [572, '¢£¤¥¬±×÷'],
      [580, '¨'],
      [605, 'Þðø'],
      [612, 'Ĳ'],
      [615, 'þ'],
      [617, 'đ'],
      [618, 'ħŋ'],
      [623, 'µ'],
      [631, 'ß'],
      [655, '¶'],
      [688, 'ŉ'],
      [730, 'ÐĐ'],
      [741, 'Ħ'],
      [745, '¼'],
      [760, 'Ŋ'],
      [771, '½'],
      [781, '¾Ø'],
      [791, '…'],
      [832, '©®'],
      [864, 'æ'],
      [881, 'Æ'],
      [928, 'Œ'],
      [946, 'œ'],
      [1000, '—'],
    ] as const
  ).flatMap(([advance, signs]) => Array.from(signs, (sign): [string, number] => [sign, advance])),
);

/** Letters with a horn, which makes them wider, by their base. */
const HORN = '\u031b';
const HORNED_ADVANCES: Readonly<Record<string, number>> = { O: 784, o: 616, U: 780, u: 674 };

/** Wider than any letter: for a sign that the font has not. */
const WIDEST = 1.1;

/** Heights over and below the baseline, in ems: letters without marks, capitals with the highest marks of Vietnamese, and the lowest descender. */
const PLAIN_HEIGHT_EM = 0.78;
const MARKED_HEIGHT_EM = 1.05;
export const DESCENT_EM = 0.241;

const widthOf = (letter: string): number => {
  const [base = '', ...marks] = letter.normalize('NFD');
  const advance = (marks.includes(HORN) ? HORNED_ADVANCES[base] : OTHER_ADVANCES.get(letter)) ?? ADVANCES[base.charCodeAt(0) - FIRST_CODE];
  return advance === undefined ? WIDEST : advance / 1000;
};

/** The width of a line in ems, as it is drawn. */
export const widthEm = (line: string): number => Array.from(line.normalize('NFC')).reduce((sum, letter) => sum + widthOf(letter), 0);

/** How far a line reaches over its baseline. */
export const heightEm = (line: string): number => (/^[\x20-\x7e]*$/.test(line) ? PLAIN_HEIGHT_EM : MARKED_HEIGHT_EM);

/** What the embedded font can write: Latin with all marks that names in California carry. */
const WRITABLE = /^[\x20-\x7e\u00a0-\u017e\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026]*$/u;

export const isWritable = (line: string): boolean => WRITABLE.test(line.normalize('NFC'));
