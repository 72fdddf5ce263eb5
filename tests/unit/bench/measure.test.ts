import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compare } from '../../bench/compare';
import { measure } from '../../bench/measure';

const node = (script: string, mostSeconds?: number) => ({ program: process.execPath, args: ['-e', script], ...(mostSeconds !== undefined && { mostSeconds }) });

/** Waits by itself and has a process below it that holds its channels open. */
const WAITS_FOR_EVER = `require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 1e6)'], { stdio: 'inherit' }); setTimeout(() => {}, 1e6)`;

describe('measuring a program', () => {
  it('tells a job done from one that failed', async () => {
    expect(await measure(node(''))).toMatchObject({ end: 'done' });
    expect(await measure(node('process.exit(1)'))).toMatchObject({ end: 'failed' });
    expect(await measure({ program: '/nowhere/no-program', args: [] })).toMatchObject({ end: 'failed' });
  });

  it('ends what waits for ever, and all that it started', async () => {
    expect(await measure(node(WAITS_FOR_EVER, 1))).toMatchObject({ end: 'stopped' });
  });
});

it('names each contender that is missing, fails or waits for ever, and measures the others', async () => {
  const workplace = await mkdtemp(join(tmpdir(), 'foldline-compare-'));
  try {
    const contenders = [
      { name: 'sound', command: () => node('') },
      { name: 'absent', needs: ['no-such-program-anywhere'], command: () => node('') },
      { name: 'faulty', command: () => node('process.exit(3)') },
      { name: 'waiting', command: () => node(WAITS_FOR_EVER, 1) },
    ];
    const { rows } = await compare({ title: 'any', contenders, references: [], rounds: 2, workplace });
    expect(rows.map(({ name, state }) => [name, state])).toEqual([['sound', 'measured'], ['absent', 'missing'], ['faulty', 'failed'], ['waiting', 'stopped']]);
  } finally {
    await rm(workplace, { recursive: true, force: true });
  }
});
