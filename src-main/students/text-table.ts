import { isHeaderRow, type NamedColumns } from '@shared/domain/students/columns';
import { MOST_ROWS_ABOVE_HEADER, type TableRow } from '@shared/domain/students/student-list';
import { StudentFileUnreadable } from '../ports/student-file';
import { DelimitedRows } from './delimited-rows';
import { findEncoding, readText } from './text-encoding';

/** What parts the cells of a line, as found in data files and exports over the years. */
const DELIMITERS = ['^', '\t', ',', ';', '|'] as const;

type Rows = { readonly take: (text: string) => readonly (readonly string[])[]; readonly finish: () => readonly (readonly string[])[]; readonly openQuoteLength: number; readonly openCellLength: number };

/** A cell that is longer holds rows which a quote without its twin swallowed, or no rows at all. */
const LONGEST_OPEN_CELL = 50_000;

/** Lines whose cells stand below their headers, parted by spaces: each cell goes from its header's first letter to the next one's. */
class AlignedRows implements Rows {
  readonly openQuoteLength = 0;
  private rest = '';

  constructor(private readonly starts: readonly number[]) {}

  get openCellLength(): number {
    return this.rest.length;
  }

  take(text: string): readonly (readonly string[])[] {
    const lines = (this.rest + text).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? '';
    return lines.map((line) => this.cellsOf(line));
  }

  finish(): readonly (readonly string[])[] {
    return this.rest === '' ? [] : [this.cellsOf(this.rest)];
  }

  private cellsOf(line: string): readonly string[] {
    return this.starts.map((start, index) => line.slice(index === 0 ? 0 : start, this.starts[index + 1]).trim());
  }
}

/** Places at which the headers of a line begin, where two spaces or more part them. */
const headerStarts = (line: string): readonly number[] => [...line.matchAll(/\S+(?: \S+)*/g)].map(({ index }) => index);

const alignedStarts = (lines: readonly string[], named: NamedColumns): readonly number[] | null => {
  const header = lines.find((line) => headerStarts(line).length > 1 && isHeaderRow(line.trim().split(/ {2,}/), named));
  return header === undefined ? null : headerStarts(header);
};

/** How the cells of a text are parted: by the character with which one of its first rows is a header. */
const rowsOf = (sample: string, named: NamedColumns): Rows => {
  for (const delimiter of DELIMITERS) {
    const reader = new DelimitedRows(delimiter);
    const rows = [...reader.take(sample), ...reader.finish()].slice(0, MOST_ROWS_ABOVE_HEADER);
    if (rows.some((cells) => cells.length > 1 && isHeaderRow(cells, named))) return new DelimitedRows(delimiter);
  }
  const lines = sample.split(/\r\n|\r|\n/).slice(0, MOST_ROWS_ABOVE_HEADER);
  const starts = alignedStarts(lines, named);
  return starts ? new AlignedRows(starts) : new DelimitedRows(',');
};

/** What is left of a file whose download or disk failed is full of zeros, a disk's sector at least; a stray one stands in the text of many a program. */
const isFullOfZeros = (sample: string): boolean => sample.includes(SECTOR_OF_ZEROS) || sample.split('\0').length - 1 > sample.length * MOST_ZERO_SHARE;
const SECTOR_OF_ZEROS = '\0'.repeat(512);
const MOST_ZERO_SHARE = 0.1;

/** @throws StudentFileUnreadable for bytes that are no text */
const rowsOfText = (sample: string, named: NamedColumns): Rows => {
  if (isFullOfZeros(sample)) throw new StudentFileUnreadable('not-a-table');
  return rowsOf(sample, named);
};

/** Enough text to hold every row above a header, wide layouts included. */
const SAMPLE_CHARACTERS = 1_000_000;

/** The rows of a text file (caret, tab, comma, semicolon or bar between cells, or columns of fixed width below their headers), streamed. */
export async function* readTextTable(path: string, named: NamedColumns): AsyncGenerator<TableRow> {
  let sample = '';
  let rows: Rows | null = null;
  for await (const text of readText(path, await findEncoding(path))) {
    if (!rows) {
      sample += text;
      if (sample.length < SAMPLE_CHARACTERS) continue;
    }
    const piece: string = rows ? text : sample;
    rows ??= rowsOfText(sample, named);
    for (const cells of rows.take(piece)) yield { table: 0, cells };
    if (rows.openQuoteLength > LONGEST_OPEN_CELL) throw new StudentFileUnreadable('open-quote');
    if (rows.openCellLength > LONGEST_OPEN_CELL) throw new StudentFileUnreadable('not-a-table');
  }
  const last = rows ?? rowsOfText(sample, named);
  const remaining = rows ? last.finish() : [...last.take(sample), ...last.finish()];
  if (last.openQuoteLength > 0) throw new StudentFileUnreadable('open-quote');
  for (const cells of remaining) yield { table: 0, cells };
}
