import { spawn } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';

/**
 * One run of a program: wall time, the processor's time over all its threads and children, and the peak resident memory of
 * its largest process, and the most files that one of its processes was seen to have open. The last three are null where the
 * system does not tell. `end`: a job done, anything else, or ended here since it took longer than it may.
 */
export type Measure = { readonly seconds: number; readonly cpuSeconds: number | null; readonly peakMb: number | null; readonly openFiles: number | null; readonly end: 'done' | 'failed' | 'stopped' };

export type Command = {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder?: string;
  /** Exit codes of a job done; 0 as if left out. */
  readonly accepted?: readonly number[];
  /** How long it may take; what waits for something that never comes must not hold up the rest. */
  readonly mostSeconds?: number;
};

/** Above what the largest corpora take. */
const MOST_SECONDS = 3_600;

const POLL_MS = 20;

/** Runs the command, then tells its processor time (POSIX `times`) on a channel of its own. */
const TIMED = '"$@"; code=$?; times >&3; exit "$code"';

/** Runs a program to its end and watches it. On Windows only the wall time is known. */
export const measure = async ({ program, args, folder, accepted = [0], mostSeconds = MOST_SECONDS }: Command): Promise<Measure> => {
  const isTimed = process.platform !== 'win32';
  // In a group of its own, so that whatever it starts can be ended with it.
  const child = isTimed ? spawn('sh', ['-c', TIMED, 'sh', program, ...args], { cwd: folder, detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] }) : spawn(program, args, { cwd: folder, stdio: 'ignore' });
  const started = performance.now();
  let peak: Peak = NO_PEAK;
  let times = '';
  const channel = child.stdio[3];
  if (channel && 'setEncoding' in channel) channel.setEncoding('utf8').on('data', (text: string) => (times += text));
  const timer = setInterval(() => {
    if (child.pid !== undefined) void peakOfTree(child.pid).then((found) => (peak = higher(peak, found)));
  }, POLL_MS);
  const stopper = setTimeout(() => {
    if (isTimed && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  }, mostSeconds * 1_000);
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', resolve);
  });
  clearInterval(timer);
  clearTimeout(stopper);
  const seconds = (performance.now() - started) / 1_000;
  const end = seconds >= mostSeconds ? 'stopped' : code !== null && accepted.includes(code) ? 'done' : 'failed';
  return { seconds, cpuSeconds: isTimed ? cpuSecondsIn(times) : null, peakMb: peak.megabytes || null, openFiles: peak.files || null, end };
};

/** `times` tells the shell's own time in its first line, that of what it ran in the second: `1m2.50s 0m0.30s`. */
const cpuSecondsIn = (times: string): number | null => {
  const parts = [...(times.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  return parts.length === 2 ? parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0) : null;
};

/** Of the largest of some processes; 0 where the system does not tell. */
type Peak = { readonly megabytes: number; readonly files: number };

const NO_PEAK: Peak = { megabytes: 0, files: 0 };

const higher = (one: Peak, other: Peak): Peak => ({ megabytes: Math.max(one.megabytes, other.megabytes), files: Math.max(one.files, other.files) });

/** The highest peak of a process and all below it. Linux alone tells. */
const peakOfTree = async (pid: number): Promise<Peak> => {
  const read = (name: string): Promise<string> => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
  const [status, children, files] = await Promise.all([read('status'), read(`task/${pid}/children`), readdir(`/proc/${pid}/fd`).catch(() => [])]);
  const own = { megabytes: Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024, files: files.length };
  const below = await Promise.all(children.split(' ').filter(Boolean).map((child) => peakOfTree(Number(child))));
  return below.reduce(higher, own);
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** The exponent of growth: the slope of the best line through the logarithms of sizes and times. 1 is linear. */
export const growthExponent = (points: readonly { readonly size: number; readonly seconds: number }[]): number => {
  const logs = points.map(({ size, seconds }) => [Math.log(size), Math.log(seconds)] as const);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(logs.map(([x]) => x)), mean(logs.map(([, y]) => y))];
  return logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
};
