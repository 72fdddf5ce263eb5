import { inPieces } from './in-pieces';

/** Excel reads a CSV file as UTF-8 only where it begins with this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What spreadsheets take for a formula, full-width forms included; some look past leading spaces. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/u;

/**
 * One cell. Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection): names and addresses come from
 * PDFs, which anybody can make. Nothing else is touched, so SSIDs, ZIPs and codes, which begin with a digit, stay as they are. Quoted as RFC 4180 asks, and
 * where spaces stand at an end, which some readers drop.
 */
const cell = (value: string | number | boolean | null): string => {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value ?? '');
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

type Row = readonly (string | number | boolean | null)[];

function* linesOf(header: readonly string[], rows: Iterable<Row>): Generator<string> {
  yield BYTE_ORDER_MARK;
  for (const line of [[header], rows]) for (const row of line) yield `${row.map(cell).join(',')}\r\n`;
}

/** A CSV file: UTF-8 with byte order mark, a header line, lines ended by CRLF (RFC 4180). Null is an empty cell. */
export const csvFile = (header: readonly string[], rows: Iterable<Row>): string => [...linesOf(header, rows)].join('');

/** The same in pieces, whose rows are made one at a time. */
export const csvPieces = (header: readonly string[], rows: Iterable<Row>): Generator<string> => inPieces(linesOf(header, rows));
