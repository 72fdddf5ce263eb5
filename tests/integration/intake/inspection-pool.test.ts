import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { DEFAULT_ENVELOPE } from '@shared/domain/envelope/presets';
import { faultResult } from '@main/intake/fault-result';
import { createInspectionPool } from '@main/intake/inspection-pool';
import type { EntryJob, EntryResult } from '@main/ports/inspection-pool';
import { AGAIN_AFTER_STALL } from '../../support/again-after-stall';

const folder = mkdtempSync(join(tmpdir(), 'foldline-pool-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A thread that does what the entry's name says. */
const threadFile = join(folder, 'thread.mjs');
writeFileSync(
  threadFile,
  `import { parentPort } from 'node:worker_threads';
  parentPort.on('message', ({ job }) => {
    if (job.name === 'crash') throw new Error('crash');
    if (job.name === 'exit') process.exit(3);
    if (job.name === 'memory') { const all = []; for (;;) all.push(new Array(1e6).fill(1.5)); }
    if (job.name === 'hang') for (;;);
    if (job.name === 'slow') {
      const end = performance.now() + 1600;
      for (let next = 0; performance.now() < end; ) if (performance.now() > next) { next = performance.now() + 50; parentPort.postMessage({ type: 'page', done: 1, total: 2 }); }
    }
    if (job.name === 'page') {
      parentPort.postMessage({ type: 'page', done: 1, total: 2 });
      for (const end = performance.now() + 1650; performance.now() < end; );
    }
    parentPort.postMessage({ type: 'result', result: { outcome: 'set-aside', code: 'not-a-score-report' } });
  });
  parentPort.postMessage({ type: 'ready' });`,
);

const jobs = (names: readonly string[]): readonly EntryJob[] =>
  names.map((name, index) => ({ index, name, source: { kind: 'file', path: '/nowhere', sizeBytes: 1, modifiedMs: 0 }, envelope: DEFAULT_ENVELOPE }));

const run = async (names: readonly string[], { onPages, ...options }: { readonly silenceMs?: number; readonly threads?: number; readonly file?: string; readonly onPages?: () => void } = {}) => {
  const pool = createInspectionPool({ threadFile: options.file ?? threadFile, ...options });
  const results = new Map<number, EntryResult>();
  try {
    await pool.inspectAll(jobs(names), { signal: new AbortController().signal, ...(onPages && { onPages }), onResult: (job, result) => results.set(job.index, result) });
  } finally {
    await pool.close();
  }
  return names.map((_, index) => {
    const result = results.get(index);
    return result?.outcome === 'set-aside' ? result.code : result?.outcome;
  });
};

const DONE = 'not-a-score-report';

describe('createInspectionPool', () => {
  it('reads an entry by another thread where one ended while it waited', async () => {
    const flag = join(folder, 'ended-once');
    const file = join(folder, 'ends-while-it-waits.mjs');
    writeFileSync(
      file,
      `import { existsSync, writeFileSync } from 'node:fs';
      import { parentPort } from 'node:worker_threads';
      parentPort.on('message', () => parentPort.postMessage({ type: 'result', result: { outcome: 'set-aside', code: '${DONE}' } }));
      parentPort.postMessage({ type: 'ready' });
      const isFirst = !existsSync(${JSON.stringify(flag)});
      writeFileSync(${JSON.stringify(flag)}, '');
      if (isFirst) setTimeout(() => process.exit(3), 50);`,
    );
    const pool = createInspectionPool({ threadFile: file, threads: 1 });
    pool.warm();
    await pause(1_000);
    const results: EntryResult[] = [];
    await pool.inspectAll(jobs(['fine']), { signal: new AbortController().signal, onResult: (_, result) => results.push(result) });
    await pool.close();
    expect(results).toEqual([{ outcome: 'set-aside', code: DONE }]);
  });

  it('gives every job its one result', async () => {
    const names = Array.from({ length: 200 }, () => 'fine');
    expect(await run(names)).toEqual(names.map(() => DONE));
    expect(await run([])).toEqual([]);
  });

  it('counts an entry on which a thread ends as damaged, and goes on', async () => {
    expect(await run(['fine', 'crash', 'fine', 'exit', 'memory', 'fine', 'crash', 'fine'])).toEqual([DONE, 'pdf-damaged', DONE, 'pdf-damaged', 'pdf-damaged', DONE, 'pdf-damaged', DONE]);
  });

  it('gives up an entry that hangs, but none that shows signs of life', async () => {
    expect(await run(['hang', 'slow', 'fine'], { silenceMs: 1000 })).toEqual(['pdf-damaged', DONE, DONE]);
  });

  it('gives up no entry on which the computer slept', async () => {
    // The process stands still while its clock goes on; the entry is read a moment after it wakes.
    const sleep = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);
    expect(await run(['page'], { silenceMs: 1_000, onPages: () => void setTimeout(sleep) })).toEqual([DONE]);
  });

  it('ends at once when cancelled, with the reason given', AGAIN_AFTER_STALL, async () => {
    const pool = createInspectionPool({ threadFile });
    const cancel = new AbortController();
    const reason = new Error('cancelled by the person');
    const results: string[] = [];
    const work = pool.inspectAll(jobs(['fine', 'hang', 'hang', 'fine']), {
      signal: cancel.signal,
      onResult: (job) => {
        results.push(job.name);
        cancel.abort(reason);
      },
    });
    const start = performance.now();
    await expect(work).rejects.toBe(reason);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(results).toEqual(['fine']);
    await pool.close();
  });

  it.each([
    [false, 2],
    [true, 1],
  ])('ends its threads with the work unless they are to be kept (%s)', async (keepThreads, started) => {
    const diary = join(folder, `started-${started}`);
    const counted = join(folder, `counted-${started}.mjs`);
    writeFileSync(counted, `import { appendFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(diary)}, 'x'); await import(${JSON.stringify(pathToFileURL(threadFile).href)});`);
    const pool = createInspectionPool({ threadFile: counted, threads: 1, keepThreads });
    for (const name of ['fine', 'fine']) await pool.inspectAll(jobs([name]), { signal: new AbortController().signal, onResult: () => undefined });
    await pool.close();
    expect(readFileSync(diary, 'utf8')).toHaveLength(started);
  });

  it('says so where the thread itself is broken, instead of blaming every entry', async () => {
    const broken = join(folder, 'broken.mjs');
    writeFileSync(broken, 'throw new Error("no");');
    await expect(run(['fine', 'fine'], { file: broken })).rejects.toThrow('does not start');
    await expect(run(['fine'], { file: join(folder, 'missing.mjs') })).rejects.toThrow('does not start');
  });
});

describe('faultResult', () => {
  it('tells where the program failed, and nothing of the entry', () => {
    const { fault } = faultResult(new TypeError('Ana Delacruz\nis not a function')) as { readonly fault: string };
    expect(fault).toMatch(/^TypeError\n +at .*inspection-pool\.test/);
    expect(fault).not.toContain('Ana');
    expect(faultResult('Ana')).toEqual({ outcome: 'set-aside', code: 'pdf-damaged', fault: 'string' });
  });
});
