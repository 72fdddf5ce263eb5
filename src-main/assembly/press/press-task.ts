import type { CoverLetter } from '@shared/domain/packets/cover-letters';
import type { ManifestBatch } from '@shared/domain/records/manifest';
import type { FoundReport } from '@shared/domain/ssr/report';
import type { PageDifference, PressHooks } from '../../ports/batch-press';
import type { EntrySource } from '../../ports/entry-source';
import { AssemblyFailure } from '../assembly-failure';
import { entryOpener } from '../entry-opener';
import { proveAgainstSources, type PacketToProve } from '../prove-against-sources';
import type { LaidPacket } from '../verify/page-layout';
import { verifyBatch } from '../verify-batch';
import { seenSources } from '../witness/seen-sources';
import type { ShownPages } from '../witness/shown-pages';
import { writeBatch, type WrittenBatch } from '../write-batch';

/** A packet with all that its pages are written from and proved by. */
export type PressPacket = Omit<PacketToProve, 'reports'> & { readonly reports: readonly { readonly report: PressReport }[]; readonly letter?: PressLetter | null };

/** Where the bytes stand; null where that is not known. */
type Located = { readonly source: EntrySource | null };

type PressLetter = Pick<CoverLetter, 'entryIndex' | 'bytesKey'> & Located;

type PressReport = Pick<FoundReport, 'entryIndex' | 'firstPage' | 'pageKeys' | 'bytesKey'> & Located;

export type WriteTask = { readonly kind: 'write'; readonly path: string; readonly batchId: string; readonly packets: readonly PressPacket[] };
export type VerifyTask = { readonly kind: 'verify'; readonly path: string; readonly batch: ManifestBatch; readonly packets: readonly LaidPacket[] };
/** `part`: the packets are those behind so many pages of the batch. `shown`: what their sources' pages show, as the witness found when they were written. */
export type ProveTask = Omit<WriteTask, 'kind'> & { readonly kind: 'prove'; readonly part: { readonly pagesBefore: number }; readonly shown: ShownPages | null };

/** A piece of work on one batch; plain data that crosses threads. */
export type PressTask = WriteTask | VerifyTask | ProveTask;

/** A task that waits, over so many pages: its packets are made when its turn has come, and go to its thread some at a time. */
export type WaitingTask<Task extends PressTask> = { readonly pages: number; readonly head: Omit<Task, 'packets'>; readonly packets: () => Iterable<Task['packets'][number]> };

/** The task with all of its packets. */
export const taskOf = <Task extends PressTask>(head: Omit<Task, 'packets'>, packets: Iterable<Task['packets'][number]>): Task => ({ ...head, packets: [...packets] }) as unknown as Task;

/** What of the written file goes from thread to thread: fingerprints of all its pages behind each other, since as texts of their own they would take several times the memory. */
export type PressedBatch = Pick<WrittenBatch, 'sha256'> & { readonly fingerprints: string; readonly masked: readonly number[] };

export type WriteOutcome = { readonly ok: true; readonly written: PressedBatch; readonly shown: ShownPages } | { readonly ok: false; readonly entryIndex: number; readonly packetIndex: number | null };

export type PressOutcome<Task extends PressTask> = Task extends WriteTask ? WriteOutcome : Task extends VerifyTask ? readonly string[] : readonly PageDifference[];

const write = async ({ path, batchId, packets }: WriteTask, { signal, onPages }: PressHooks): Promise<WriteOutcome> => {
  try {
    const { openEntry, shown } = seenSources(packets, openerOf(packets));
    const written = await writeBatch({ path, batchId, packets, openEntry, signal, onProgress: onPages });
    return { ok: true, written: pressed(written), shown };
  } catch (thrown) {
    // One odd entry is a fact about that entry; one that changed meanwhile says that nothing read before can be trusted.
    if (thrown instanceof AssemblyFailure && thrown.entryIndex !== null && thrown.code !== 'entry-changed') return { ok: false, entryIndex: thrown.entryIndex, packetIndex: thrown.packetIndex };
    throw thrown;
  }
};

const pressed = ({ sha256, packets }: WrittenBatch): PressedBatch => ({
  sha256,
  fingerprints: packets.map(({ fingerprints }) => fingerprints.join('')).join(''),
  masked: packets.flatMap(({ masked }) => masked),
});

/** What is opened for the packets' pages: the reports' entries, and the letters. */
const openerOf = (packets: readonly PressPacket[]): ReturnType<typeof entryOpener> => {
  const opened = packets.flatMap(({ reports, letter }): PressLetter[] => [...reports.map(({ report }) => report), ...(letter ? [letter] : [])]);
  return entryOpener(opened, { sources: Object.fromEntries(opened.map(({ entryIndex, source }) => [entryIndex, source])) });
};

const doTask = (task: PressTask, hooks: PressHooks): Promise<PressOutcome<PressTask>> => {
  switch (task.kind) {
    case 'write':
      return write(task, hooks);
    case 'verify':
      return verifyBatch({ path: task.path, batch: task.batch, packets: task.packets, ...hooks });
    case 'prove':
      return proveAgainstSources({ ...task, openEntry: openerOf(task.packets), ...hooks });
  }
};

/** Does a task in this thread. Rejects as writing and proving do. */
export const pressTask = <Task extends PressTask>(task: Task, hooks: PressHooks): Promise<PressOutcome<Task>> => doTask(task, hooks) as Promise<PressOutcome<Task>>;
