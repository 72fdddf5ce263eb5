import { execFile } from 'node:child_process';

/** Runs a script of ours with values in its environment, never in its text, and gives what it wrote. Rejects with what it wrote as an error. */
export type RunPowerShell = (script: string, values: Readonly<Record<string, string>>, signal: AbortSignal) => Promise<string>;

/** The system's own PowerShell by its full path, so that no other program of that name is run. Newer ones lack `System.Printing`. */
const PROGRAM = `${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`;
const LARGEST_OUTPUT_BYTES = 16 * 1024 * 1024;

/**
 * `-EncodedCommand` carries a script through the command line without any quoting; values go as environment variables. `-Sta` since the
 * printing classes take documents from a single-threaded apartment only; `-OutputFormat Text` since errors are XML otherwise.
 */
export const powerShellArguments = (script: string): readonly string[] => [
  ...['-NoProfile', '-NonInteractive', '-NoLogo', '-Sta', '-ExecutionPolicy', 'Bypass', '-OutputFormat', 'Text'],
  ...['-EncodedCommand', Buffer.from(script, 'utf16le').toString('base64')],
];

/** Runs scripts with a PowerShell at a path. */
export const powerShellAt =
  (program: string): RunPowerShell =>
  (script, values, signal) =>
    new Promise((resolve, reject) => {
      const options = { env: { ...process.env, ...values }, signal, windowsHide: true, maxBuffer: LARGEST_OUTPUT_BYTES, encoding: 'utf8' as const };
      const child = execFile(program, [...powerShellArguments(script)], options, (error, output, errors) => (error ? reject(new Error(errors.trim() || error.message, { cause: error })) : resolve(output)));
      // It would wait for more where its input stays open.
      child.stdin?.on('error', () => undefined).end();
    });

export const runPowerShell: RunPowerShell = powerShellAt(PROGRAM);
