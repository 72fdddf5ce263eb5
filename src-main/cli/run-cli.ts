import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { failureOf } from '../services/job-failure';
import { UnprovedFolders } from '../services/unproved-folders';
import { isCancellation } from '../services/is-cancellation';
import { type Command, type CommandContext, EXIT, type ExitCode, refuseStrays, UsageFault } from './command';
import { allCommands, commandNamed } from './commands';
import { describeCommand, describeProgram } from './help';
import { commandFirst } from './is-command-line';

const COMMON_OPTIONS = { help: { type: 'boolean', short: 'h' }, data: { type: 'string' } } as const;

/** Sentence for what `parseArgs` throws, in the words of the contract. */
const usageSentence = (thrown: Error & { code?: string }): string => {
  const option = /'(-[^' ]*)/.exec(thrown.message)?.[1];
  if (thrown.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `Unknown command or option: ${option ?? ''}`;
  if (!option) return 'The command line is not understood.';
  return thrown.message.includes('does not take') ? `${option} takes no value.` : `${option} takes a value, which is missing.`;
};

/** A value below zero is taken for an option where it stands by itself. */
const withNegatives = (words: readonly string[]): string[] =>
  words.reduce<string[]>((joined, word) => {
    const before = joined.at(-1) ?? '';
    return /^-\d/.test(word) && /^--[a-z-]+$/.test(before) ? [...joined.slice(0, -1), `${before}=${word}`] : [...joined, word];
  }, []);

const parse = (command: Command, words: readonly string[]) => {
  const options = { ...COMMON_OPTIONS, ...command.options };
  try {
    const { values, positionals, tokens } = parseArgs({ args: withNegatives(words), options, allowPositionals: true, strict: true, tokens: true });
    const named = tokens.flatMap((token) => (token.kind === 'option' && token.value !== undefined ? [token.name] : []));
    return { values, positionals, repeated: named.find((name, at) => named.indexOf(name) < at && !command.options[name]?.multiple) };
  } catch (thrown) {
    throw new UsageFault(usageSentence(thrown as Error));
  }
};

/** A data folder that is a file has no ledger, and every report would be new. */
const refuseFile = async (dataFolder: string): Promise<void> => {
  const found = await stat(dataFolder).catch(() => null);
  if (found && !found.isDirectory()) throw new UsageFault('The data folder is a file. Name a folder with --data or FOLDLINE_DATA.');
};

/**
 * Runs one command line and answers its exit code; never throws.
 *
 * @param words the arguments after the program's name
 * @param contextFor makes the context once the data folder is known (null: the system's)
 */
export const runCli = async (words: readonly string[], version: string, contextFor: (dataFolder: string | null) => CommandContext): Promise<ExitCode> => {
  const context = contextFor(null);
  const [name, ...rest] = commandFirst(words);
  if (name === undefined || name === '--help' || name === '-h') {
    context.writeOutput(describeProgram(await allCommands()));
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  if (name === '--version') {
    context.writeOutput(`${version}\n`);
    return EXIT.done;
  }
  let command: Command | null = null;
  try {
    command = await commandNamed(name);
    if (!command) throw new UsageFault(`Unknown command or option: ${name}`);
    const { values, positionals, repeated } = parse(command, rest);
    if (values.help) {
      context.writeOutput(describeCommand(command));
      return EXIT.done;
    }
    // Of two lists of holds the first would be passed over without a word.
    if (repeated !== undefined) throw new UsageFault(`--${repeated} can be given once only.`);
    if (values.data === '') throw new UsageFault('--data takes a value, which is missing.');
    refuseStrays(command, values);
    const inItsFolder = contextFor(values.data ?? null);
    await refuseFile(inItsFolder.dataFolder);
    await new UnprovedFolders(inItsFolder.dataFolder).removeAll();
    return await command.run(positionals, values, inItsFolder);
  } catch (thrown) {
    if (thrown instanceof UsageFault) {
      context.writeMessage(`${thrown.message}\n"foldline ${command ? `${command.name} ` : ''}--help" lists what there is.\n`);
      return EXIT.usage;
    }
    context.writeMessage(isCancellation(thrown, context.signal) ? 'Cancelled. Nothing was written.\n' : `${failureOf(thrown).message}\n`);
    return EXIT.failed;
  }
};
