import { existsSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { fingerprintTexts } from '@main/assembly/page/page-fingerprints';
import { createPressPool, type PressPool } from '@main/assembly/press/press-pool';
import type { PressPacket, ProvedPacket, ProveTask, WaitingTask, WriteTask } from '@main/assembly/press/press-task';
import { shownBetween, type ShownPages } from '@main/assembly/witness/shown-pages';
import { bytesKeyOf } from '@main/intake/bytes-key';
import { corpusReport } from '../../bench/corpus/report';
import { AGAIN_AFTER_STALL } from '../../support/again-after-stall';
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
  reports: [{ report: { entryIndex, firstPage: 1, pageKeys: Array.from({ length: PAGES }, () => 'unknown').join('\n') } }],
  entries: [{ entryIndex, bytesKey: bytesKeyOf(bytes), source: { kind: 'file' as const, path, sizeBytes: bytes.length, modifiedMs: 0 } }],
}));

const pagesOf = (some: readonly unknown[]): number => some.length * (PAGES + 1);
const writing = (own: readonly PressPacket[] = packets, path = workplace.path('pressed.pdf')): WaitingTask<WriteTask> => ({ pages: pagesOf(own), head: { kind: 'write', path, batchId: 'test', pages: pagesOf(own) }, packets: () => own });
const proving = (path: string, from: number, to: number, { shown = null, of = packets }: { readonly shown?: ShownPages | null; readonly of?: readonly ProvedPacket[] } = {}): WaitingTask<ProveTask> => ({
  pages: pagesOf(of.slice(from, to)),
  head: { kind: 'prove', path, batchId: 'test', part: { pagesBefore: from * (PAGES + 1) }, shown },
  packets: () => of.slice(from, to),
});
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
    const [inThreads, here] = [writing(), writing()];
    const pool = threaded();
    const outcomes = [await pool.run(inThreads, hooks), await createPressPool({ threadFile: null }).run(here, hooks)];
    expect(outcomes[0]).toEqual(outcomes[1]);
    const { path } = inThreads.head;
    expect(readFileSync(path).equals(readFileSync(here.head.path))).toBe(true);
    expect(await Promise.all([pool.run(proving(path, 0, 5), hooks), pool.run(proving(path, 5, 12), hooks)])).toEqual([[], []]);
  });

  it('prove without the sources what these showed when they were written, and nothing else', async () => {
    const task = writing();
    const pool = threaded();
    const outcome = await pool.run(task, hooks);
    const shown = outcome.ok ? outcome.shown : new Uint8Array();
    const gone = packets.map((packet) => ({ ...packet, entries: packet.entries.map((entry) => ({ ...entry, source: null })) }));
    const partOf = (from: number, to: number, pages: number): WaitingTask<ProveTask> => proving(task.head.path, from, to, { of: gone, shown: shownBetween(shown, pages, to * (PAGES + 1)) });
    expect(await Promise.all([pool.run(partOf(0, 5, 0), hooks), pool.run(partOf(5, 12, 5 * (PAGES + 1)), hooks)])).toEqual([[], []]);
    // Of other pages the sources would have to be read, which are gone.
    await expect(pool.run(partOf(5, 12, 0), hooks)).rejects.toMatchObject({ code: 'entry-changed' });
  });

  it('name the page that differs by its number in the whole file', async () => {
    const task = writing(packets.map((packet, index) => (index === 7 ? { ...packet, sides: packets[3]!.sides } : packet)));
    const pool = threaded();
    await pool.run(task, hooks);
    const found = await Promise.all([pool.run(proving(task.head.path, 0, 6), hooks), pool.run(proving(task.head.path, 6, 12), hooks)]);
    expect(found.map((differences) => differences.map(({ pageNumber }) => pageNumber))).toEqual([[], [29, 30, 31]]);
  });

  it('hand over what an odd or changed entry and the system say', async () => {
    const pool = threaded();
    const odd = workplace.save(Buffer.from('%PDF-1.7 nothing'));
    const oddSource = { kind: 'file' as const, path: odd, sizeBytes: 16, modifiedMs: 0 };
    const [first] = packets;
    const from = (bytesKey: string): readonly PressPacket[] => [{ ...first!, entries: [{ entryIndex: 0, bytesKey, source: oddSource }] }];
    expect(await pool.run(writing(from(bytesKeyOf(Buffer.from('%PDF-1.7 nothing')))), hooks)).toEqual({ ok: false, entryIndex: 0, packetIndex: null });
    await expect(pool.run(writing(from('of another file')), hooks)).rejects.toMatchObject({ code: 'entry-changed', entryIndex: 0 });
    await expect(pool.run(writing(packets, '/dev/null/below'), hooks)).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it('end where all is done and they have done much, and others do what is asked next', async () => {
    const pool = createPressPool({ threadFile: pressThreadPath, threads: 2, pagesWorthThreads: 0, pagesOfThreads: 2 * pagesOf(packets) });
    pools.push(pool);
    const ports = (): number => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
    const before = ports();
    await pool.run(writing(), hooks);
    expect(ports()).toBeGreaterThan(before);
    await pool.run(writing(), hooks);
    expect(ports()).toBe(before);
    expect(await pool.run(writing(), hooks)).toMatchObject({ ok: true });
  });

  it('take packets as they get to them, more than go over at once, and pass on what fails in making them', async () => {
    const pool = threaded();
    const many = Array.from({ length: 600 }, () => packets[0]!);
    const task = writing(many);
    const outcome = await pool.run(task, hooks);
    expect(outcome).toMatchObject({ ok: true });
    const { at, length } = fingerprintTexts(outcome.ok ? outcome.written.fingerprints : new Uint8Array());
    const fingerprints = Array.from({ length }, (_, page) => at(page));
    expect(fingerprints).toEqual(many.flatMap(() => fingerprints.slice(0, length / many.length)));
    let made = 0;
    function* failing(): Generator<PressPacket> {
      for (const packet of many) {
        if (++made > 300) throw new Error('not made');
        yield packet;
      }
    }
    await expect(pool.run({ ...writing(many), packets: failing }, hooks)).rejects.toThrow('not made');
    expect(await pool.run(writing(), hooks)).toMatchObject({ ok: true });
  });

  it('end within a second where the job is cancelled, with those that wait, and take work again', AGAIN_AFTER_STALL, async () => {
    const pool = threaded();
    const controller = new AbortController();
    const many = Array.from({ length: 400 }, (_, index) => packets[index % packets.length]!);
    const tasks = Array.from({ length: 4 }, () => writing(many));
    let cancelledAt = 0;
    const onPages = (): void => {
      cancelledAt ||= performance.now();
      controller.abort(new Error('cancelled'));
    };
    const ends = await Promise.allSettled(tasks.map((task) => pool.run(task, { signal: controller.signal, onPages })));
    expect(performance.now() - cancelledAt).toBeLessThan(1_000);
    expect(ends.map((end) => end.status === 'rejected' && (end.reason as Error).message)).toEqual(tasks.map(() => 'cancelled'));
    expect(existsSync(tasks[3]!.head.path)).toBe(false);
    expect(await pool.run(writing(), hooks)).toMatchObject({ ok: true });
  });
});
