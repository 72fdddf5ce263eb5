import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { isProcessRunning } from './running-process';
import { systemCodeOf } from './system-code';
import { wasChangedSince } from './was-changed-since';

/** Who holds a lock: enough to tell a program that runs from one that is gone, also when its number was given away again. */
type Holder = { readonly host: string; readonly processId: number; readonly startedAt: string | null; readonly token: string };

const WRITING_TAKES_AT_MOST_MS = 5_000;

/** Gives the lock back; does nothing a second time. */
export type ReleaseLock = () => void;

/**
 * Takes the lock file at `path` for this process, or gives null when a running program has it. A lock that a program left behind
 * when it died is taken over; one from another computer (a data folder on a share) is respected.
 *
 * @param deadBefore where nobody can tell whether the program of a lock runs, one that was written before this time (ms since 1970) is dead; null where such a lock is always respected
 */
export function takeProgramLock(path: string, deadBefore: number | null = null): ReleaseLock | null {
  const own: Holder = { host: hostname(), processId: process.pid, startedAt: startOf(process.pid), token: randomUUID() };
  // Each turn makes the lock, finds it held, or clears one dead holder away; more turns only when others do the same.
  for (let turn = 0; turn < 5; turn += 1) {
    if (createExclusively(path, JSON.stringify(own))) return releaser(path, own.token);
    const found = readHolder(path);
    if (found === null ? isBeingWritten(path) : (isRunning(found) ?? (deadBefore === null || wasChangedSince(changedAt(path), deadBefore)))) return null;
    clearAway(path, found?.token ?? null);
  }
  return null;
}

/** The other computer whose program has the lock; null where it is one of this computer, or nobody knows. */
export function otherComputerWithLock(path: string): string | null {
  const host = readHolder(path)?.host ?? hostname();
  return host === hostname() ? null : host;
}

/** False where the file is there. Nothing of it is left where it can't be written, as on a full disk. */
function createExclusively(path: string, content: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (thrown) {
    if (systemCodeOf(thrown) === 'EEXIST') return false;
    throw thrown;
  }
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } catch (thrown) {
    closeSync(file);
    rmSync(path, { force: true });
    throw thrown;
  }
  closeSync(file);
  return true;
}

const releaser = (path: string, token: string): ReleaseLock => () => {
  if (readHolder(path)?.token === token) rmSync(path, { force: true });
};

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** Null where that can't be told: it is another computer's, or its number may have been given to another program. */
function isRunning(holder: Holder): boolean | null {
  if (holder.host !== hostname()) return null;
  if (!isProcessRunning(holder.processId)) return false;
  const startedAt = startOf(holder.processId);
  return startedAt === null || holder.startedAt === null ? null : startedAt === holder.startedAt;
}

/** A lock without readable content is another program's that is just writing it, or one that died doing so. */
function isBeingWritten(path: string): boolean {
  return Math.abs(Date.now() - changedAt(path)) < WRITING_TAKES_AT_MOST_MS;
}

/** 0 where nothing is there. */
const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** When a process started, in the system's ticks, where the system tells it: numbers of processes are used again. */
function startOf(processId: number): string | null {
  try {
    // The name of the program may hold spaces and brackets; the fields are counted from behind it (proc_pid_stat(5), field 22).
    return readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/** Moves a dead lock aside, which only one program can do, and puts it back if it was somebody's new lock after all. */
function clearAway(path: string, token: string | null): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readHolder(aside);
  if (moved !== null && moved.token !== token) createExclusively(path, JSON.stringify(moved));
  rmSync(aside, { force: true });
}
