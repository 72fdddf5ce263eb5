import { keepHeapLean } from '../lean-heap';
import { programVersion } from '../program-version';
import type { ExitCode } from './command';
import { runCli } from './run-cli';
import { terminalContext } from './terminal-context';

/** Runs the words of a terminal or a script as one command. */
export const runInTerminal = (words: readonly string[]): Promise<ExitCode> => {
  keepHeapLean();
  return runCli(words, programVersion(), terminalContext);
};
