import { spawn } from 'node:child_process';
import { existsSync, openSync, closeSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cliPath } from '../support/built-program';

type Ended = { readonly code: number | null; readonly stderr: string };

/** Runs a command whose standard output goes to an open file, or to a reader that is gone before it writes. */
const runInto = (output: number | 'reader-gone', ...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [cliPath, ...args], { stdio: ['ignore', output === 'reader-gone' ? 'pipe' : output, 'pipe'] });
    child.stdout?.destroy();
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('close', (code) => resolve({ code, stderr }));
  });

it('is no fault that the reader of the output went away', async () => {
  expect(await runInto('reader-gone', '--help')).toEqual({ code: 0, stderr: '' });
});

it.runIf(existsSync('/dev/full'))('tells in a sentence that the disk of the output is full', async () => {
  const full = openSync('/dev/full', 'w');
  const { code, stderr } = await runInto(full, '--help');
  closeSync(full);
  expect(code).toBe(1);
  expect(stderr).toBe('The output could not be written. The disk is full. Free some space or choose another folder, then start again.\n');
});
