import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '@main/cli/run-cli';
import { afterEach, beforeEach, vi } from 'vitest';
import type { PrintingBench } from './printing-bench';

/** The command line beside a lab's printers; the data folder is new for each test. */
export type CliBench = {
  readonly data: string;
  readonly foldline: (...words: readonly string[]) => Promise<{ readonly code: number; readonly output: string; readonly message: string }>;
};

/** Gives the tests of a file the command line in this process. Call it once, at the top of the file, behind `usePrintLab`. */
export function useCommandLine(bench: PrintingBench): CliBench {
  const cli = {
    data: '',
    foldline: async (...words: readonly string[]) => {
      const told = { output: '', message: '' };
      const code = await runCli(words, '1.2.3', () => ({
        writeOutput: (text) => void (told.output += text),
        writeMessage: (text) => void (told.message += text),
        showProgress: () => undefined,
        signal: new AbortController().signal,
        dataFolder: cli.data,
      }));
      return { code, ...told };
    },
  };
  beforeEach(async () => {
    cli.data = await mkdtemp(join(tmpdir(), 'command-line-'));
    for (const [name, value] of Object.entries(bench.lab.environment)) vi.stubEnv(name, value);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(cli.data, { recursive: true });
  });
  return cli;
}
