import { accessSync, constants } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { measure, median, type Command, type Measure } from './measure';

/** A program that does the work. */
export type Contender = {
  readonly name: string;
  /** Programs of the system that it needs, by name or path; where one is not installed, it is named as missing and not run. */
  readonly needs?: readonly string[];
  /** `output` is a path for what it writes, which does not exist yet. */
  readonly command: (output: string) => Command;
  /** False where the peak memory of one process tells nothing of the work: a shell that runs many. */
  readonly hasPeak?: boolean;
};

/** A shell that runs several programs in turn. */
export const shellContender = (name: string, needs: readonly string[], script: (output: string) => string): Contender => ({
  name,
  needs,
  hasPeak: false,
  command: (output) => ({ program: 'sh', args: ['-c', script(output)] }),
});

export type Comparison = {
  readonly title: string;
  readonly contenders: readonly Contender[];
  /** The names of the contenders whose time and output are 1, one column of ratios each. */
  readonly references: readonly string[];
  readonly rounds: number;
  readonly workplace: string;
};

/** What was measured of one contender; figures are medians, null where there is none. */
export type ComparedRow = {
  readonly name: string;
  /** `stopped`: it took longer than it may. */
  readonly state: 'measured' | 'missing' | 'failed' | 'stopped';
  readonly seconds: number | null;
  readonly spread: readonly [least: number, most: number] | null;
  readonly cpuSeconds: number | null;
  readonly peakMb: number | null;
  readonly openFiles: number | null;
  readonly outputBytes: number | null;
  /** Over each reference, by its name. CPU time says more than wall time on a busy machine. */
  readonly ratios: Readonly<Record<string, { readonly seconds: number | null; readonly cpuSeconds: number | null; readonly outputBytes: number | null }>>;
};

export type Compared = { readonly title: string; readonly rounds: number; readonly references: readonly string[]; readonly rows: readonly ComparedRow[]; readonly notes: readonly string[] };

type Runs = { readonly measures: Measure[]; bytes: number };

/** Lets the contenders do the work in turn, round by round, so that all of them meet the same machine. */
export const compare = async ({ title, contenders, references, rounds, workplace }: Comparison): Promise<Compared> => {
  const present = contenders.filter(({ needs = [] }) => needs.every(isInstalled));
  const runs = new Map<string, Runs>(present.map(({ name }) => [name, { measures: [], bytes: 0 }]));
  await mkdir(workplace, { recursive: true });
  for (let round = 0; round < rounds; round++) {
    for (const { name, command, hasPeak = true } of present) {
      const output = join(workplace, 'output');
      const known = runs.get(name)!;
      // What did not come to its end once is not waited for again.
      if (known.measures.some(({ end }) => end !== 'done')) continue;
      const run = await measure(command(output));
      known.measures.push(hasPeak ? run : { ...run, peakMb: null, openFiles: null });
      known.bytes = await bytesOf(output);
      await rm(output, { recursive: true, force: true });
    }
  }
  const plain = contenders.map(({ name }) => figuresOf(name, runs.get(name)));
  return { title, rounds, references, rows: plain.map((row) => withRatios(row, plain, references)), notes: [] };
};

type Figures = Omit<ComparedRow, 'ratios'>;

const NOTHING = { seconds: null, spread: null, cpuSeconds: null, peakMb: null, openFiles: null, outputBytes: null };

const figuresOf = (name: string, runs: Runs | undefined): Figures => {
  if (!runs) return { name, state: 'missing', ...NOTHING };
  const { measures, bytes } = runs;
  const [bad] = measures.flatMap(({ end }) => (end === 'done' ? [] : [end]));
  if (bad !== undefined) return { name, state: bad, ...NOTHING };
  const seconds = measures.map((run) => run.seconds);
  const known = (of: (run: Measure) => number | null): readonly number[] => measures.flatMap((run) => of(run) ?? []);
  const [cpu, peaks, files] = [known((run) => run.cpuSeconds), known((run) => run.peakMb), known((run) => run.openFiles)];
  return {
    name,
    state: 'measured',
    seconds: median(seconds),
    spread: [Math.min(...seconds), Math.max(...seconds)],
    cpuSeconds: cpu.length > 0 ? median(cpu) : null,
    peakMb: peaks.length > 0 ? Math.max(...peaks) : null,
    openFiles: files.length > 0 ? Math.max(...files) : null,
    outputBytes: bytes > 0 ? bytes : null,
  };
};

const withRatios = (row: Figures, rows: readonly Figures[], references: readonly string[]): ComparedRow => {
  const over = (value: number | null, one: number | null | undefined): number | null => (value === null || !one ? null : value / one);
  const ratios = references.map((reference) => {
    const other = rows.find(({ name }) => name === reference);
    return [reference, { seconds: over(row.seconds, other?.seconds), cpuSeconds: over(row.cpuSeconds, other?.cpuSeconds), outputBytes: over(row.outputBytes, other?.outputBytes) }] as const;
  });
  return { ...row, ratios: Object.fromEntries(ratios) };
};

/** A table of work that was timed elsewhere, as seconds by its name. */
export const comparedTimes = ({ title, rounds, references, times, notes = [] }: { readonly title: string; readonly rounds: number; readonly references: readonly string[]; readonly times: ReadonlyMap<string, readonly number[]>; readonly notes?: readonly string[] }): Compared => {
  const plain = [...times].map(([name, all]) => figuresOf(name, { measures: all.map((seconds) => ({ seconds, cpuSeconds: null, peakMb: null, openFiles: null, end: 'done' })), bytes: 0 }));
  return { title, rounds, references, rows: plain.map((row) => withRatios(row, plain, references)), notes };
};

/** Whether the system's search path has a program of that name, or there is one at that path. */
const isInstalled = (program: string): boolean =>
  (isAbsolute(program) ? [''] : (process.env['PATH'] ?? '').split(delimiter)).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

const bytesOf = async (path: string): Promise<number> => {
  const found = await stat(path).catch(() => null);
  if (!found?.isDirectory()) return found?.size ?? 0;
  const names = await readdir(path);
  return (await Promise.all(names.map((name) => bytesOf(join(path, name))))).reduce((sum, bytes) => sum + bytes, 0);
};
