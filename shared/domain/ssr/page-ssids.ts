import { linesWith } from './lines-with';

/** The SSIDs that a page shows: those with a label, and bare ten-digit numbers that may be one. */
export type PageSsids = { readonly labelled: readonly string[]; readonly bare: readonly string[] };

const TEN_DIGITS = /(?<![\d.,/-])\d{10}(?![\d]|[.,/-]\d)/g;

/** English and Spanish labels, for numbers that are spaced or stand a little away from their label. */
const KNOWN_LABEL =
  /(?<!\p{L})(?:SSID|state\s*-?\s*wide\s+student\s+id(?:entifier|entification(?:\s+number)?)?|state\s+student\s+id(?:entifier|entification(?:\s+number)?)?|(?:student|state)\s+id(?:entifier|entification)?(?:\s+(?:number|no\.?))?|n[úu]mero\s+de\s+identificaci[óo]n(?:\s+estatal)?(?:\s+del\s+estudiante)?|identificaci[óo]n\s+(?:estatal\s+)?del\s+estudiante)(?!\p{L})[\s)#:：.]{0,6}((?:\d[ -]?){9}\d)(?!\d)/giu;

/** Any label in any language, then a colon, then ten digits and nothing glued to them. */
const ANY_LABEL = /(?:^|\s{2,}|[|;])\s*([^\d:：|;]{2,60}?)\s*[:：#]\s*(\d{10})(?!\d|[.,/-]\d)/gmu;

/** What stands before a telephone number. */
const TELEPHONE = /(?:phone|tel(?:[ée]fono|ephone|epono)?|fax|call|llam\w*|cell?ular|hotline|[đd]i[ệe]n thoại|gọi|電話|传真|傳真|전화|팩스|هاتف|فاكس|اتصل)[^\d\n]{0,12}$/iu;

/** Ten digits, also where they are spaced. */
const TEN_SPACED_DIGITS = /\d(?:[ -]?\d){9}/g;

/** A known label has at most six words, and signs that stand between it and the number may look like three more. */
const MOST_LABEL_WORDS = 9;
const isSpace = (unit: number): boolean => unit === 0x20 || unit === 0x0a || unit === 0x09;

/** Where the words before a place begin that may be its label's. */
const labelStart = (plain: string, place: number): number => {
  let at = place;
  for (let words = 0; words < MOST_LABEL_WORDS && at > 0; words++) {
    while (at > 0 && isSpace(plain.charCodeAt(at - 1))) at--;
    while (at > 0 && !isSpace(plain.charCodeAt(at - 1))) at--;
  }
  return at;
};

const lineBefore = (plain: string, start: number): string => (start === 0 ? '' : plain.slice(plain.lastIndexOf('\n', start - 2) + 1, start - 1));

const onlyDigits = (text: string): string => text.replace(/\D/g, '');

/**
 * Finds the SSIDs of a page in its plain text. Ten digits with a label before them are labelled, whatever the label's
 * language; a ten-digit number without separators is bare unless a word for a telephone stands before it.
 */
export const findSsids = (plain: string): PageSsids => {
  const spaced = linesWith(plain, TEN_SPACED_DIGITS);
  if (spaced.length === 0) return { labelled: [], bare: [] };
  const labelled = new Set<string>();
  for (const { line, start } of spaced) {
    for (const match of plain.slice(labelStart(plain, start), start + line.length).matchAll(KNOWN_LABEL)) labelled.add(onlyDigits(match[1] ?? ''));
  }
  const whole = spaced.filter(({ line }) => /\d{10}/.test(line));
  // Each with the line above, where its label may stand.
  for (const match of whole.flatMap(({ line, start }) => [lineBefore(plain, start), line, '']).join('\n').matchAll(ANY_LABEL)) {
    if (!TELEPHONE.test(match[1] ?? '')) labelled.add(match[2] ?? '');
  }
  const bare = new Set<string>();
  for (const { line, start } of whole) {
    for (const match of line.matchAll(TEN_DIGITS)) {
      const at = start + match.index;
      if (!labelled.has(match[0]) && !TELEPHONE.test(plain.slice(Math.max(0, at - 30), at))) bare.add(match[0]);
    }
  }
  return { labelled: [...labelled], bare: [...bare] };
};
