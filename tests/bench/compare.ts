import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { measure, median, tableText, type Measure } from './measure';

/** A program that does the work; `output` is a path for what it writes, which does not exist yet; `accepted` are the exit codes of a job done. */
export type Contender = { readonly name: string; readonly command: (output: string) => readonly [program: string, args: readonly string[]]; readonly isShell?: boolean; readonly accepted?: readonly number[] };

/** A shell that runs several programs in turn; its own memory tells nothing of theirs. */
export const shellContender = (name: string, script: (output: string) => string): Contender => ({ name, isShell: true, command: (output) => ['sh', ['-c', script(output)]] });

export type Comparison = {
  readonly title: string;
  readonly contenders: readonly Contender[];
  /** The contender whose time and output are 1. */
  readonly reference: string;
  readonly rounds: number;
  readonly workplace: string;
};

type Result = { readonly runs: Measure[]; bytes: number };

/** Lets the contenders do the work in turn, round by round; gives a table of medians and of ratios to the reference. */
export const compare = async ({ title, contenders, reference, rounds, workplace }: Comparison): Promise<string> => {
  const results = new Map<string, Result>(contenders.map(({ name }) => [name, { runs: [], bytes: 0 }]));
  await mkdir(workplace, { recursive: true });
  for (let round = 0; round < rounds; round++) {
    for (const { name, command, isShell, accepted } of contenders) {
      const output = join(workplace, 'output');
      const run = await measure(...command(output), accepted);
      const result = results.get(name)!;
      result.runs.push(isShell ? { ...run, peakMb: null } : run);
      result.bytes = await bytesOf(output);
      await rm(output, { recursive: true, force: true });
    }
  }
  return `${title}, medians of ${rounds}\n${tableOf(results, reference)}`;
};

const bytesOf = async (path: string): Promise<number> => {
  const found = await stat(path).catch(() => null);
  if (!found?.isDirectory()) return found?.size ?? 0;
  const names = await readdir(path);
  return (await Promise.all(names.map((name) => bytesOf(join(path, name))))).reduce((sum, bytes) => sum + bytes, 0);
};

const tableOf = (results: ReadonlyMap<string, Result>, reference: string): string => {
  const secondsOf = ({ runs }: Result): number => median(runs.map((run) => run.seconds));
  const isMissing = ({ runs }: Result): boolean => runs.some((run) => !run.ok);
  const other = results.get(reference)!;
  const ratio = (value: number, one: number): string => (isMissing(other) || one === 0 || value === 0 ? '-' : (value / one).toFixed(2));
  const rows = [...results].map(([name, result]) => {
    if (isMissing(result)) return [name, 'missing', '-', '-', '-', '-', '-'];
    const seconds = result.runs.map((run) => run.seconds);
    const peaks = result.runs.flatMap((run) => (run.peakMb === null ? [] : [run.peakMb]));
    return [
      name,
      secondsOf(result).toFixed(2),
      `${Math.min(...seconds).toFixed(2)}-${Math.max(...seconds).toFixed(2)}`,
      peaks.length > 0 ? Math.max(...peaks).toFixed(0) : '-',
      result.bytes > 0 ? (result.bytes / 1_000_000).toFixed(1) : '-',
      ratio(secondsOf(result), secondsOf(other)),
      ratio(result.bytes, other.bytes),
    ];
  });
  return tableText([['', 'seconds', 'spread', 'peak MB', 'output MB', 'time ratio', 'size ratio'], ...rows]);
};
