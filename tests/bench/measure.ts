import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** One run of a program: wall time, peak resident memory (null where the system does not tell) and how it ended. */
export type Measure = { readonly seconds: number; readonly peakMb: number | null; readonly ok: boolean };

const POLL_MS = 20;

/** Runs a program to its end and watches its memory; Linux alone tells the peak. `accepted` are the exit codes of a job done. */
export const measure = (program: string, args: readonly string[], accepted: readonly number[] = [0]): Promise<Measure> =>
  new Promise((resolve) => {
    const started = performance.now();
    let peakMb: number | null = null;
    const child = spawn(program, args, { stdio: 'ignore' });
    const timer = setInterval(() => {
      void readFile(`/proc/${child.pid}/status`, 'utf8')
        .then((status) => {
          const kilobytes = /VmHWM:\s+(\d+)/.exec(status)?.[1];
          if (kilobytes) peakMb = Math.max(peakMb ?? 0, Number(kilobytes) / 1_024);
        })
        .catch(() => {});
    }, POLL_MS);
    const end = (ok: boolean): void => {
      clearInterval(timer);
      resolve({ seconds: (performance.now() - started) / 1_000, peakMb, ok });
    };
    child.once('error', () => end(false));
    child.once('close', (code) => end(code !== null && accepted.includes(code)));
  });

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** Columns padded to their widest cell, the first to the left and the others to the right. */
export const tableText = (rows: readonly (readonly string[])[]): string => {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ')).join('\n');
};
