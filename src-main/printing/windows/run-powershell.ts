import { execFile } from 'node:child_process';

/** Runs a script of ours with values in its environment, never in its text, and gives what it wrote. Rejects with what it wrote as an error. */
export type RunPowerShell = (script: string, values: Readonly<Record<string, string>>, signal: AbortSignal) => Promise<string>;

/** The system's own PowerShell by its full path, so that no other program of that name is run. */
const PROGRAM = `${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`;
const LARGEST_OUTPUT_BYTES = 16 * 1024 * 1024;

/** `-EncodedCommand` carries a script through the command line without any quoting; values go as environment variables. */
export const powerShellArguments = (script: string): readonly string[] => ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-EncodedCommand', Buffer.from(script, 'utf16le').toString('base64')];

export const runPowerShell: RunPowerShell = (script, values, signal) =>
  new Promise((resolve, reject) => {
    const options = { env: { ...process.env, ...values }, signal, windowsHide: true, maxBuffer: LARGEST_OUTPUT_BYTES, encoding: 'utf8' as const };
    execFile(PROGRAM, [...powerShellArguments(script)], options, (error, output, errors) => (error ? reject(new Error(errors.trim() || error.message, { cause: error })) : resolve(output)));
  });
