import { cpus, release, totalmem, type } from 'node:os';
import type { Compared, ComparedRow } from './compare';

/** The machine and the moment, without which figures say little. */
export const machineText = (): string => `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}, Node ${process.versions.node}`;

const number = (value: number | null, digits: number): string => (value === null ? '-' : value.toFixed(digits));

const headOf = ({ references }: Compared): readonly string[] => ['', 'seconds', 'spread', 'CPU s', 'peak MB', 'open files', 'output MB', ...references.flatMap((name) => [`time / ${name}`, 'CPU', 'size'])];

const cellsOf = (row: ComparedRow, { references }: Compared): readonly string[] => [
  row.name,
  row.state === 'measured' ? number(row.seconds, 2) : row.state,
  row.spread ? row.spread.map((value) => value.toFixed(2)).join('-') : '-',
  number(row.cpuSeconds, 2),
  number(row.peakMb, 0),
  number(row.openFiles, 0),
  number(row.outputBytes === null ? null : row.outputBytes / 1_000_000, 1),
  ...references.flatMap((name) => {
    const ratio = row.ratios[name];
    return [number(ratio?.seconds ?? null, 2), number(ratio?.cpuSeconds ?? null, 2), number(ratio?.outputBytes ?? null, 2)];
  }),
];

/** Without the columns in which no row says anything. */
const filled = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] => {
  const isFilled = rows[0]!.map((_, column) => column === 0 || rows.slice(1).some((row) => row[column] !== '-'));
  return rows.map((row) => row.filter((_, column) => isFilled[column]));
};

const rowsOf = (compared: Compared): readonly (readonly string[])[] => filled([headOf(compared), ...compared.rows.map((row) => cellsOf(row, compared))]);

const titleOf = ({ title, rounds }: Compared): string => `${title} (medians of ${rounds})`;

/** A table for the terminal: columns padded to their widest cell, the first to the left and the others to the right. */
export const plainText = (compared: Compared): string => {
  const rows = rowsOf(compared);
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  '));
  return [titleOf(compared), ...lines, ...compared.notes].join('\n');
};

const markdownTable = (compared: Compared): string => {
  const [head, ...rows] = rowsOf(compared);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [`### ${titleOf(compared)}`, '', line(head!), line(head!.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line), '', ...compared.notes].join('\n');
};

/** A report as Markdown, or as JSON with every figure in full. */
export const reportText = (format: 'md' | 'json', all: readonly Compared[]): string =>
  format === 'json' ? `${JSON.stringify({ machine: machineText(), tables: all }, null, 2)}\n` : `${[machineText(), ...all.map(markdownTable)].join('\n\n')}\n`;
