import { spawn } from 'node:child_process';
import { cliPath } from './built-program';
import { until } from './print-lab/process';

/** A command at a real terminal, with a person before it. */
export type AtTerminal = {
  /** Waits until so many of these words were shown. */
  readonly shows: (words: string, times?: number) => Promise<unknown>;
  readonly type: (line: string) => void;
  /** Ctrl-C, which reaches the command as the signal that a terminal makes of it. */
  readonly interrupt: () => void;
  /** Resolves to the exit code and all that was shown. */
  readonly end: Promise<{ readonly code: number | null; readonly shown: string }>;
};

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** Starts `foldline` on a pseudo-terminal of its own, by util-linux's `script`: standard input, output and error are one terminal there. */
export function foldlineAtTerminal(words: readonly string[]): AtTerminal {
  // `script` starts a shell, and some shells stay between: on Ctrl-C such a shell ends by the signal and its code hides the command's own.
  const command = `exec ${[process.execPath, cliPath, ...words].map(quoted).join(' ')}`;
  const child = spawn('script', ['--quiet', '--return', '--flush', '--command', command, '/dev/null'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (shown += text));
  return {
    shows: (wanted, times = 1) => until(`"${wanted}" at the terminal, which shows: ${shown}`, () => shown.split(wanted).length > times, 60_000),
    type: (line) => void child.stdin.write(`${line}\n`),
    interrupt: () => void child.stdin.write('\u0003'),
    end: new Promise((resolve) => child.once('close', (code) => resolve({ code, shown }))),
  };
}
