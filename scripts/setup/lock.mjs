import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const POLL_MS = 100;
/** A lock whose holder hasn't written its process id within this time belongs to a process that was ended. */
const UNNAMED_HOLDER_MS = 5_000;

/**
 * Runs a task while no other process holds the same lock.
 * The lock is a folder, since making one is atomic everywhere; one left by a process that no longer runs is taken over.
 */
export async function withLock(folder, task) {
  mkdirSync(path.dirname(folder), { recursive: true });
  while (!taken(folder)) {
    if (isAbandoned(folder)) removeAbandoned(folder);
    else await wait(POLL_MS);
  }
  try {
    return await task();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function taken(folder) {
  if (!made(folder)) return false;
  writeFileSync(path.join(folder, 'process'), String(process.pid));
  return true;
}

/** Makes a folder; false where it is there already. */
function made(folder) {
  try {
    mkdirSync(folder);
    return true;
  } catch (thrown) {
    if (thrown.code === 'EEXIST') return false;
    throw thrown;
  }
}

/** Removes a lock that was left behind, one process at a time: what two found abandoned the first may have removed, and a third taken anew. */
function removeAbandoned(folder) {
  const removal = `${folder}-removal`;
  if (!made(removal)) {
    if (isOld(removal)) rmSync(removal, { recursive: true, force: true });
    return;
  }
  try {
    if (isAbandoned(folder)) rmSync(folder, { recursive: true, force: true });
  } finally {
    rmSync(removal, { recursive: true, force: true });
  }
}

function isAbandoned(folder) {
  try {
    const holder = Number(readFileSync(path.join(folder, 'process'), 'utf8'));
    return holder > 0 && !isRunning(holder);
  } catch {
    return isOld(folder);
  }
}

function isOld(folder) {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs > UNNAMED_HOLDER_MS;
}

function isRunning(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (thrown) {
    return thrown.code === 'EPERM';
  }
}
