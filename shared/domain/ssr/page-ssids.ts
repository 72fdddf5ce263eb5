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

/** The lines with ten digits, each with the one above it, where its label may stand: the rest of a page is not worth the search. */
const linesAroundTenDigits = (plain: string): string => {
  const lines = plain.split('\n');
  return lines.flatMap((line, index) => (/\d{10}/.test(line) ? [lines[index - 1] ?? '', line, ''] : [])).join('\n');
};

const onlyDigits = (text: string): string => text.replace(/\D/g, '');

/**
 * Finds the SSIDs of a page in its plain text. Ten digits with a label before them are labelled, whatever the label's
 * language; a ten-digit number without separators is bare unless a word for a telephone stands before it.
 */
export const findSsids = (plain: string): PageSsids => {
  if (!/\d(?:[ -]?\d){9}/.test(plain)) return { labelled: [], bare: [] };
  const labelled = new Set<string>();
  for (const match of plain.matchAll(KNOWN_LABEL)) labelled.add(onlyDigits(match[1] ?? ''));
  for (const match of linesAroundTenDigits(plain).matchAll(ANY_LABEL)) {
    if (!TELEPHONE.test(match[1] ?? '')) labelled.add(match[2] ?? '');
  }
  const bare = new Set<string>();
  for (const match of plain.matchAll(TEN_DIGITS)) {
    if (!labelled.has(match[0]) && !TELEPHONE.test(plain.slice(Math.max(0, match.index - 30), match.index))) bare.add(match[0]);
  }
  return { labelled: [...labelled], bare: [...bare] };
};
