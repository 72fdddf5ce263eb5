/** Child processes of the scripts: run to their end, with signals passed on and the exit code told. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const PARENT_POLL_MS = 250;
const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end and resolves to its exit code; a program ended by a signal gives 128 + the signal's number, as shells do.
 * Signals that reach this process meanwhile are passed on, except the Ctrl+C of a terminal, which reaches the program by itself:
 * a second one would end it before it has tidied up.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const passOn = (signal) => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of PASSED_ON) process.on(signal, passOn);
    const stopWatching = onParentsEnd(() => child.kill('SIGTERM'));
    const settle = (answer) => (value) => {
      stopWatching();
      for (const signal of PASSED_ON) process.off(signal, passOn);
      answer(value);
    };
    child.once('error', settle(reject));
    child.once('exit', (code, signal) => settle(resolve)(code ?? 128 + os.constants.signals[signal]));
  });
}

/**
 * Calls back once when the shell that npm started this script in has ended. An ended npm takes its shell with it, but a shell passes no
 * signal on, and the program would go on with nobody waiting for it. Returns a function that stops watching.
 */
function onParentsEnd(callback) {
  if (process.platform === 'win32' || !process.env['npm_lifecycle_event']) return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, PARENT_POLL_MS);
  return () => clearInterval(timer);
}

/** Runs a program and keeps what it prints: { code, output }, standard output and error together. */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const keep = (chunk) => (output += chunk);
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * How to start npm: the one that runs this script, else the one beside Node.
 * It is started as a script of Node, since Windows starts no `.cmd` file without a shell.
 */
export function npmCommand() {
  const besideNode = path.dirname(process.execPath);
  const script = [
    process.env['npm_execpath'],
    path.join(besideNode, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(besideNode, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((candidate) => candidate && /npm-cli\.js$/.test(candidate) && existsSync(candidate));
  return script ? { command: process.execPath, args: [script] } : { command: 'npm', args: [] };
}

/** Whether a program is found on the PATH. */
export function isOnPath(name) {
  return !spawnSync(name, ['--version'], { stdio: 'ignore' }).error;
}
