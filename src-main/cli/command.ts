import type { ParseArgsConfig } from 'node:util';
import type { Progress } from '@shared/jobs/progress';

/** Exit codes of the command line (contract). */
export const EXIT = { done: 0, failed: 1, usage: 2, setAside: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Where a command writes and what it may know of its surroundings; the tests and the installed program give their own. */
export type CommandContext = {
  readonly writeOutput: (text: string) => void;
  /** Resolves once the output takes more without piling up in memory: whoever reads it may be slower. Left out where it always does. */
  readonly outputTaken?: () => Promise<void>;
  readonly writeMessage: (text: string) => void;
  /** Progress for a person at a terminal; does nothing elsewhere. */
  readonly showProgress: (progress: Progress) => void;
  /** Asks for a line of text; null where nobody answers any more. Left out where nobody can be asked. */
  readonly ask?: (question: string) => Promise<string | null>;
  /** A person sits at the terminal, and is not only a script's input. */
  readonly isAttended?: boolean;
  readonly signal: AbortSignal;
  /** Folder of settings and ledger. */
  readonly dataFolder: string;
};

type OptionValues = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** One command: its options as `parseArgs` takes them, its help, and what it does. */
export type Command = {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly optionHelp: readonly (readonly [option: string, meaning: string])[];
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Options that would do nothing by themselves, each with those of which one must be given with it. */
  readonly goesWith?: Readonly<Record<string, readonly string[]>>;
  readonly run: (operands: readonly string[], options: OptionValues, context: CommandContext) => Promise<ExitCode>;
};

/** The command line itself was wrong; the sentence says how. */
export class UsageFault extends Error {}

/** Throws where an option is given without one that it goes with: what would be passed over without a word is told. */
export const refuseStrays = ({ goesWith = {} }: Command, options: OptionValues): void => {
  const isGiven = (name: string): boolean => options[name] !== undefined;
  const stray = Object.entries(goesWith).find(([name, others]) => isGiven(name) && !others.some(isGiven));
  if (stray) throw new UsageFault(`--${stray[0]} goes with ${stray[1].map((name) => `--${name}`).join(' or ')}.`);
};

export const requireOperands = (operands: readonly string[], what: string): readonly string[] => {
  if (operands.length === 0 || operands.includes('')) throw new UsageFault(`${what} is missing.`);
  return operands;
};

export const requireNoOperands = (operands: readonly string[]): void => {
  if (operands.length > 0) throw new UsageFault(`"${String(operands[0])}" is not expected here.`);
};

export const requireText = (options: OptionValues, name: string): string => {
  const value = options[name];
  if (typeof value !== 'string' || value === '') throw new UsageFault(`--${name} is missing.`);
  return value;
};

/** The texts of an option that can be given more than once; at least one. */
export const requireTexts = (options: OptionValues, name: string): readonly [string, ...string[]] => {
  const value = options[name];
  const [first, ...more] = (Array.isArray(value) ? value : [value]).filter((text): text is string => typeof text === 'string' && text !== '');
  if (first === undefined) throw new UsageFault(`--${name} is missing.`);
  return [first, ...more];
};

/** A whole number from `least` on, or null where the option was not given. */
export const readWholeNumber = (options: OptionValues, name: string, least: number): number | null => {
  const value = options[name];
  if (value === undefined) return null;
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : NaN;
  if (!(number >= least)) throw new UsageFault(`--${name} takes a whole number from ${least} on.`);
  return number;
};

/** Millimetres, such as `-2.5`, or 0 where the option was not given. */
export const readMillimetres = (options: OptionValues, name: string, most: number): number => {
  const value = options[name];
  if (value === undefined) return 0;
  const number = typeof value === 'string' && /^[+-]?(\d{1,4}(\.\d{0,6})?|\.\d{1,6})$/.test(value) ? Number(value) : NaN;
  if (!(Math.abs(number) <= most)) throw new UsageFault(`--${name} takes millimetres from -${most} to ${most}, such as 2.5.`);
  return number;
};

const LARGEST_PIECE = 1_000_000;

/** A list of piece numbers such as `3,7,9-12`, each once and rising, or null where the option was not given. */
export const readPieceList = (options: OptionValues, name: string): readonly number[] | null => {
  const value = options[name];
  if (value === undefined) return null;
  const unclear = new UsageFault(`--${name} takes piece numbers such as 3,7,9-12.`);
  if (typeof value !== 'string') throw unclear;
  const spans = value.split(',').map((part) => /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(part.trim()));
  const pieces = spans.flatMap((span) => {
    const first = Number(span?.[1]);
    const last = Number(span?.[2] ?? span?.[1]);
    if (!(first >= 1 && last >= first && last <= LARGEST_PIECE)) throw unclear;
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
  return [...new Set(pieces)].sort((a, b) => a - b);
};

/** One of the named choices, or `otherwise` where the option was not given. */
export const readChoice = <Choice extends string>(options: OptionValues, name: string, choices: readonly Choice[], otherwise: Choice): Choice => {
  const value = options[name];
  if (value === undefined) return otherwise;
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new UsageFault(`--${name} takes one of: ${choices.join(', ')}.`);
  return found;
};
