import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createPressPool, type PressPool } from '@main/assembly/press/press-pool';
import type { ProveTask, WaitingTask, WriteTask } from '@main/assembly/press/press-task';
import { shownBetween } from '@main/assembly/witness/shown-pages';
import { bytesKeyOf } from '@main/intake/bytes-key';
import { corpusReport } from '../../bench/corpus/report';
import { pressThreadPath } from '../../support/built-program';
import { Workplace, neverAborted } from './tools';

const workplace = new Workplace();
afterAll(() => workplace.remove());

const PAGES = 3;
const reports = Array.from({ length: 12 }, (_, index) => {
  const bytes = corpusReport({ number: index + 1, pages: PAGES, fonts: 'vary' });
  return { bytes, path: workplace.save(bytes) };
});

/** One packet a report, a blank behind each. */
const packets = reports.map(({ bytes, path }, entryIndex) => ({
  sides: [...Array.from({ length: PAGES }, (_, index) => ({ kind: 'page' as const, entryIndex, pageNumber: index + 1 })), { kind: 'blank' as const }],
  reports: [{ report: { entryIndex, firstPage: 1, pageKeys: Array.from({ length: PAGES }, () => 'unknown').join('\n'), bytesKey: bytesKeyOf(bytes), source: { kind: 'file' as const, path, sizeBytes: bytes.length, modifiedMs: 0 } } }],
}));

const writeTask = (change: Partial<WriteTask> = {}): WriteTask => ({ kind: 'write', path: workplace.path('pressed.pdf'), batchId: 'test', packets, ...change });
const proveTask = (path: string, from: number, to: number, change: Partial<ProveTask> = {}): ProveTask => ({ kind: 'prove', path, batchId: 'test', packets: packets.slice(from, to), part: { pagesBefore: from * (PAGES + 1) }, shown: null, ...change });
const waiting = <Task extends WriteTask | ProveTask>({ packets: own, ...head }: Task): WaitingTask<Task> => ({ pages: own.length * (PAGES + 1), head, packets: () => own });
const hooks = { signal: neverAborted, onPages: () => {} };

const pools: PressPool[] = [];
const threaded = (): PressPool => {
  const pool = createPressPool({ threadFile: pressThreadPath, threads: 2, pagesWorthThreads: 0 });
  pools.push(pool);
  return pool;
};
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

describe('the threads that write and prove', () => {
  it('write the very file that this thread writes, and prove it in parts', async () => {
    const [inThreads, here] = [writeTask(), writeTask()];
    const pool = threaded();
    const outcomes = [await pool.run(waiting(inThreads), hooks), await createPressPool({ threadFile: null }).run(waiting(here), hooks)];
    expect(outcomes[0]).toEqual(outcomes[1]);
    expect(readFileSync(inThreads.path).equals(readFileSync(here.path))).toBe(true);
    expect(await Promise.all([pool.run(waiting(proveTask(inThreads.path, 0, 5)), hooks), pool.run(waiting(proveTask(inThreads.path, 5, 12)), hooks)])).toEqual([[], []]);
  });

  it('prove without the sources what these showed when they were written, and nothing else', async () => {
    const task = writeTask();
    const pool = threaded();
    const outcome = await pool.run(waiting(task), hooks);
    const shown = outcome.ok ? outcome.shown! : new Uint8Array();
    const gone = packets.map((packet) => ({ ...packet, reports: packet.reports.map(({ report }) => ({ report: { ...report, source: null } })) }));
    const partOf = (from: number, to: number, pages: number): ProveTask => proveTask(task.path, from, to, { packets: gone.slice(from, to), shown: shownBetween(shown, pages, to * (PAGES + 1)) });
    expect(await Promise.all([pool.run(waiting(partOf(0, 5, 0)), hooks), pool.run(waiting(partOf(5, 12, 5 * (PAGES + 1))), hooks)])).toEqual([[], []]);
    // Of other pages the sources would have to be read, which are gone.
    await expect(pool.run(waiting(partOf(5, 12, 0)), hooks)).rejects.toMatchObject({ code: 'entry-changed' });
  });

  it('name the page that differs by its number in the whole file', async () => {
    const task = writeTask({ packets: packets.map((packet, index) => (index === 7 ? { ...packet, sides: packets[3]!.sides } : packet)) });
    const pool = threaded();
    await pool.run(waiting(task), hooks);
    const found = await Promise.all([pool.run(waiting(proveTask(task.path, 0, 6)), hooks), pool.run(waiting(proveTask(task.path, 6, 12)), hooks)]);
    expect(found.map((differences) => differences.map(({ pageNumber }) => pageNumber))).toEqual([[], [29, 30, 31]]);
  });

  it('hand over what an odd or changed entry and the system say', async () => {
    const pool = threaded();
    const odd = workplace.save(Buffer.from('%PDF-1.7 nothing'));
    const oddSource = { kind: 'file' as const, path: odd, sizeBytes: 16, modifiedMs: 0 };
    const [first] = packets;
    const from = (bytesKey: string) => ({ packets: [{ ...first!, reports: [{ report: { ...first!.reports[0]!.report, bytesKey, source: oddSource } }] }] });
    expect(await pool.run(waiting(writeTask(from(bytesKeyOf(Buffer.from('%PDF-1.7 nothing'))))), hooks)).toEqual({ ok: false, entryIndex: 0, packetIndex: null });
    await expect(pool.run(waiting(writeTask(from('of another file'))), hooks)).rejects.toMatchObject({ code: 'entry-changed', entryIndex: 0 });
    await expect(pool.run(waiting(writeTask({ path: '/dev/null/below' })), hooks)).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it('end within a second where the job is cancelled, with those that wait, and take work again', async () => {
    const pool = threaded();
    const controller = new AbortController();
    const many = { packets: Array.from({ length: 400 }, (_, index) => packets[index % packets.length]!) };
    const tasks = Array.from({ length: 4 }, () => writeTask(many));
    let cancelledAt = 0;
    const onPages = (): void => {
      cancelledAt ||= performance.now();
      controller.abort(new Error('cancelled'));
    };
    const ends = await Promise.allSettled(tasks.map((task) => pool.run(waiting(task), { signal: controller.signal, onPages })));
    expect(performance.now() - cancelledAt).toBeLessThan(1_000);
    expect(ends.map((end) => end.status === 'rejected' && (end.reason as Error).message)).toEqual(tasks.map(() => 'cancelled'));
    expect(existsSync(tasks[3]!.path)).toBe(false);
    const after = writeTask();
    expect(await pool.run(waiting(after), hooks)).toMatchObject({ ok: true });
    writeFileSync(after.path, '');
  });
});
