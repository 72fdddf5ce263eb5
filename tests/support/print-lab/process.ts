import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { openSync, closeSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';

/** Long, since a shared machine can stand still for a while. */
const PATIENCE_MS = 60_000;
const STOP_LIMIT_MS = 5_000;

/** Asks until the answer is there, with a bound: how tests wait for a state. */
export async function until<Value>(what: string, ask: () => Value | null | undefined | false | Promise<Value | null | undefined | false>, limitMs = PATIENCE_MS): Promise<Value> {
  const end = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Not seen within ${limitMs} ms: ${what}`);
    await after(20);
  }
}

/**
 * Ports that tests choose from: below those that a system gives away by itself (Linux from 32,768, others from 49,152), so that none is taken by another test's connection
 * before its server starts, or while a printer is turned off.
 */
const TEST_PORTS = { from: 20_000, count: 12_000 } as const;

/** A port of the loopback that nobody listens on now. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = TEST_PORTS.from + randomInt(TEST_PORTS.count);
    if (await canListen(port)) return port;
  }
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

export function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true))).once('error', () => resolve(false));
  });
}

/** Starts a program with its output in a file; with `ownGroup` it and all that it starts can be ended at one stroke (`killGroup`). */
export function start(program: string, args: readonly string[], options: { readonly log: string; readonly environment?: Readonly<Record<string, string>>; readonly ownGroup?: boolean }): ChildProcess {
  const log = openSync(options.log, 'a');
  try {
    return spawn(program, args, { stdio: ['ignore', log, log], env: { ...systemEnvironment(), ...options.environment }, detached: options.ownGroup === true });
  } finally {
    closeSync(log);
  }
}

/** Ends a program that this test started, and waits until it is gone. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await gone;
  clearTimeout(hard);
}

/** Ends a program that this test started without a chance to tidy up, and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  await gone;
}

/** Ends a program that was started with a group of its own, with a chance to tidy up, and then what it started and left behind. */
export async function stopGroup(child: ChildProcess): Promise<void> {
  await stop(child);
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch (thrown) {
    // Nothing was left.
    if ((thrown as NodeJS.ErrnoException).code !== 'ESRCH') throw thrown;
  }
}

/** Ends a program that was started with a group of its own, and everything that it started, at one stroke. */
export async function killGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  process.kill(-child.pid, 'SIGKILL');
  await gone;
}

/** Runs a program to its end and gives its standard output. */
export function run(program: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { env: { ...systemEnvironment(), ...environment }, timeout: PATIENCE_MS }, (error, standardOutput, standardError) =>
      error ? reject(new Error(`${program} ${args.join(' ')}: ${error.message}\n${standardError}`)) : resolve(standardOutput),
    );
  });
}

/** The scheduler's programs stand where an ordinary user's path does not look. */
const systemEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` });
