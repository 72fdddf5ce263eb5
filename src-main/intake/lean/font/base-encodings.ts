/** The simple fonts' named encodings (ISO 32000-2, annex D) as the UTF-16 unit of each of 256 codes, 0 where none. */
export type CodeTable = Uint16Array;

const tableOf = (parts: Readonly<Record<number, string>>): CodeTable => {
  const table = new Uint16Array(256);
  for (const [first, characters] of Object.entries(parts)) {
    for (let index = 0; index < characters.length; index++) {
      const character = characters.charCodeAt(index);
      if (character !== 0) table[Number(first) + index] = character;
    }
  }
  return table;
};

const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
const LATIN_1 = Array.from({ length: 96 }, (_, index) => String.fromCharCode(160 + index)).join('');

/** Unused codes are bullets; the no-break space is a space and the soft hyphen a hyphen (annex D.2, notes 3, 5 and 6). */
export const WIN_ANSI = tableOf({
  32: `${ASCII}•€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ`,
  160: LATIN_1.replace('\u00a0', ' ').replace('\u00ad', '-'),
});

/** What the codes of a Macintosh character map mean, as far as PDFium tells it. */
export const MAC_CODES = tableOf({
  32: ASCII,
  128: 'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨\0ÆØ\0±\0\0¥µ\0\0\0\0\0ªº\0æø¿¡¬\0ƒ\0\0«»… ÀÃÕŒœ–—“”‘’÷\0ÿŸ⁄¤‹›\ufb01\ufb02‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\0ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
});

/** `MacRomanEncoding` with the signs that Mac OS has besides (ISO 32000-2, 9.6.5.4), as PDFium reads it. */
export const MAC_ROMAN = MAC_CODES.slice();
for (const [code, character] of Object.entries({ 173: '≠', 176: '∞', 178: '≤', 179: '≥', 182: '∂', 183: '∑', 184: '∏', 185: 'π', 186: '∫', 189: 'Ω', 195: '√', 197: '≈', 198: '∆', 215: '◊', 240: '\uf8ff' }))
  MAC_ROMAN[Number(code)] = character.charCodeAt(0);

export const STANDARD = tableOf({
  32: ASCII.replace("'", '’').replace('`', '‘'),
  161: "¡¢£⁄¥ƒ§¤'“«‹›\ufb01\ufb02\0–†‡·\0¶•‚„”»…‰\0¿\0`´ˆ˜¯˘˙¨\0˚¸\0˝˛ˇ—",
  225: 'Æ\0ª\0\0\0\0ŁØŒº\0\0\0\0\0æ\0\0\0ı\0\0łøœß',
});

/** The codes that Macintosh character maps give characters, for fonts that have no other map. */
export const macCodeOf = (character: number): number => {
  const code = MAC_CODES.indexOf(character);
  return code < 0 ? 0 : code;
};
