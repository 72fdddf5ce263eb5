import { Lexer, isRegular } from '../../pdf/lexer';
import { LeanReaderRefusal, type PdfValue } from '../../pdf/syntax';

/** One operator of a content stream with its operands, and where the two stand in its bytes. */
export type ContentOperator = { readonly name: string; readonly operands: readonly PdfValue[]; readonly start: number; readonly end: number };

const isSpace = (code: number | undefined): boolean => code === undefined || code === 0 || code === 9 || code === 10 || code === 12 || code === 13 || code === 32;

/** Letters, quotes and the asterisk begin operators; numbers, names, strings, arrays and dictionaries are operands. */
const beginsOperator = (code: number): boolean => isRegular(code) && !(code >= 48 && code <= 57) && code !== 43 && code !== 45 && code !== 46;

const LITERALS: Readonly<Record<string, PdfValue>> = { true: true, false: false, null: null };

const wordAt = (bytes: Buffer, from: number): string => {
  let end = from;
  while (end < bytes.length && isRegular(bytes[end] ?? 0)) end++;
  return bytes.toString('latin1', from, end);
};

/** The end of an inline image whose data begins behind `ID` and a space. Throws a refusal where none is found. */
const endOfInlineImage = (bytes: Buffer, from: number): number => {
  for (let at = bytes.indexOf('EI', from + 1, 'latin1'); at >= 0; at = bytes.indexOf('EI', at + 1, 'latin1')) {
    if (isSpace(bytes[at - 1]) && isSpace(bytes[at + 2])) return at + 2;
  }
  throw new LeanReaderRefusal('broken-syntax');
};

/** The operators of a content stream in order. Throws a refusal at anything that is not plain syntax. */
export function* contentOperators(bytes: Buffer): Generator<ContentOperator> {
  const lexer = new Lexer(bytes);
  let operands: PdfValue[] = [];
  let start = -1;
  for (lexer.skipSpace(); !lexer.atEnd; lexer.skipSpace()) {
    if (start < 0) start = lexer.position;
    if (!beginsOperator(bytes[lexer.position] ?? 0)) {
      operands.push(lexer.value());
      continue;
    }
    const name = wordAt(bytes, lexer.position);
    lexer.position += name.length;
    const literal = LITERALS[name];
    if (literal !== undefined) {
      operands.push(literal);
      continue;
    }
    if (name === 'ID') lexer.position = endOfInlineImage(bytes, lexer.position);
    yield { name: name === 'ID' ? 'EI' : name, operands, start, end: lexer.position };
    operands = [];
    start = -1;
  }
  if (operands.length > 0) throw new LeanReaderRefusal('broken-syntax');
}
