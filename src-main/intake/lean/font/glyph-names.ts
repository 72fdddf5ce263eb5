import { STANDARD, type CodeTable } from './base-encodings';

/** Names of glyphs in the order of their characters (Adobe Glyph List, the part that Latin text uses). */
const NAMES = `space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash zero one two three
four five six seven eight nine colon semicolon less equal greater question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright
asciicircum underscore grave a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde exclamdown cent sterling currency yen brokenbar
section dieresis copyright ordfeminine guillemotleft logicalnot registered macron degree plusminus twosuperior threesuperior acute mu paragraph periodcentered cedilla
onesuperior ordmasculine guillemotright onequarter onehalf threequarters questiondown Agrave Aacute Acircumflex Atilde Adieresis Aring AE Ccedilla Egrave Eacute
Ecircumflex Edieresis Igrave Iacute Icircumflex Idieresis Eth Ntilde Ograve Oacute Ocircumflex Otilde Odieresis multiply Oslash Ugrave Uacute Ucircumflex Udieresis
Yacute Thorn germandbls agrave aacute acircumflex atilde adieresis aring ae ccedilla egrave eacute ecircumflex edieresis igrave iacute icircumflex idieresis eth ntilde
ograve oacute ocircumflex otilde odieresis divide oslash ugrave uacute ucircumflex udieresis yacute thorn ydieresis Abreve abreve Aogonek aogonek Cacute cacute Ccaron
ccaron Dcaron dcaron Dcroat dcroat Eogonek eogonek Ecaron ecaron Gbreve gbreve Idotaccent dotlessi Lslash lslash Nacute nacute Ncaron ncaron Ohungarumlaut ohungarumlaut
OE oe Racute racute Rcaron rcaron Sacute sacute Scedilla scedilla Scaron scaron Tcaron tcaron Uring uring Uhungarumlaut uhungarumlaut Ydieresis Zacute zacute Zdotaccent
zdotaccent Zcaron zcaron florin Ohorn ohorn Uhorn uhorn circumflex caron breve dotaccent ring ogonek tilde hungarumlaut endash emdash quoteleft quoteright
quotesinglbase quotedblleft quotedblright quotedblbase dagger daggerdbl bullet ellipsis perthousand guilsinglleft guilsinglright fraction Euro trademark minus
infinity notequal lessequal greaterequal lozenge partialdiff summation product radical approxequal Delta Omega pi integral fi fl ff ffi ffl nbspace sfthyphen
Alpha Beta Gamma Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho Sigma Tau Upsilon Phi Chi Psi alpha beta gamma delta epsilon zeta eta theta iota kappa lambda
nu xi omicron rho sigma tau upsilon phi chi psi omega arrowleft arrowright arrowup arrowdown club diamond heart spade filledbox H22073 H18543 triagup triagdn circle openbullet checkmark`.split(/\s+/);

const CHARACTERS =
  ' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ' +
  'ĂăĄąĆćČčĎďĐđĘęĚěĞğİıŁłŃńŇňŐőŒœŔŕŘřŚśŞşŠšŤťŮůŰűŸŹźŻżŽžƒƠơƯưˆˇ˘˙˚˛˜˝–—‘’‚“”„†‡•…‰‹›⁄€™−∞≠≤≥◊∂∑∏√≈∆Ωπ∫\ufb01\ufb02\ufb00\ufb03\ufb04\u00a0\u00ad' +
  'ΑΒΓΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨαβγδεζηθικλνξορστυφχψω←→↑↓♣♦♥♠■□▪▲▼○◦✓';

const BY_NAME: ReadonlyMap<string, number> = new Map(NAMES.map((name, index) => [name, CHARACTERS.charCodeAt(index)]));

/** Numbers for names, which say nothing: `g37`, `cid12`. Of those that the longer lists have, some begin like the letters left out here. */
const NUMBERED = /^(?!H\d|S[FH]\d|a\d)[A-Za-z]{1,3}\d+$/;

export const NOT_LISTED = -1;

/** The character that a glyph's name stands for, by the list or as `uniXXXX` and `uXXXX`; 0 where the name says nothing, `NOT_LISTED` where that is not known. */
export const characterOfName = (name: string): number => {
  const listed = BY_NAME.get(name);
  if (listed !== undefined) return listed;
  const hex = /^(?:uni([0-9A-F]{4})|u([0-9A-F]{4}))$/.exec(name);
  if (hex) return parseInt(hex[1] ?? hex[2] ?? '', 16);
  return name === '.notdef' || NUMBERED.test(name) ? 0 : NOT_LISTED;
};

const NAME_OF: ReadonlyMap<number, string> = new Map([...BY_NAME].map(([name, character]) => [character, name] as const).reverse());

/** The names of the glyphs of an encoding, by code; left out where a code has none. */
export const namesOf = (table: CodeTable): readonly (string | undefined)[] => Array.from(table, (character) => (character === 0 ? undefined : NAME_OF.get(character)));

/** The names of the standard encoding's glyphs, by code. */
export const STANDARD_NAMES = namesOf(STANDARD);
