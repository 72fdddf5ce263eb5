import type { ManifestBatch } from '@shared/domain/records/manifest';
import type { PageDifference, PressHooks } from '../../ports/batch-press';
import { AssemblyFailure } from '../assembly-failure';
import type { PacketsInTurn, SidesOfPacket } from '../batch-packets';
import { entryOpener, lendingEntries, type LocatedEntry } from '../entry-opener';
import { proveAgainstSources, type PacketToProve } from '../prove-against-sources';
import type { LaidPacket } from '../verify/page-layout';
import { verifyBatch } from '../verify-batch';
import { seenSources } from '../witness/seen-sources';
import type { ShownPages } from '../witness/shown-pages';
import { writeBatch, type WrittenBatch } from '../write-batch';
import { EntryPlaces } from './entry-places';

/** An entry that pages are taken from. */
type OpenedEntry = LocatedEntry & { readonly entryIndex: number };

/** A packet with all that its pages are written from. */
export type PressPacket = SidesOfPacket & { readonly entries: readonly OpenedEntry[] };

/** One with what its pages are proved by besides. */
export type ProvedPacket = PacketToProve & PressPacket;

type Task<Packet> = { readonly path: string; readonly packets: PacketsInTurn<Packet> };

/** `pages`: of all packets together. */
export type WriteTask = Task<PressPacket> & { readonly kind: 'write'; readonly batchId: string; readonly pages: number };
export type VerifyTask = Task<LaidPacket> & { readonly kind: 'verify'; readonly batch: ManifestBatch };
/** `part`: the packets are those behind so many pages of the batch. `shown`: what their sources' pages show, as the witness found when they were written. */
export type ProveTask = Task<ProvedPacket> & { readonly kind: 'prove'; readonly batchId: string; readonly part: { readonly pagesBefore: number }; readonly shown: ShownPages | null };

/** A piece of work on one batch. */
export type PressTask = WriteTask | VerifyTask | ProveTask;

export type PacketOf<Some extends PressTask> = Some['packets'] extends PacketsInTurn<infer Packet> ? Packet : never;

/** A task without its packets: plain data that crosses threads. */
export type TaskHead<Some extends PressTask = PressTask> = Some extends PressTask ? Omit<Some, 'packets'> : never;

/** A task that waits, over so many pages: its packets are made as the work gets to them. */
export type WaitingTask<Some extends PressTask> = { readonly pages: number; readonly head: TaskHead<Some>; readonly packets: () => Iterable<PacketOf<Some>> };

/** The task with its packets. */
export const taskOf = <Some extends PressTask>(head: TaskHead<Some>, packets: PacketsInTurn<PacketOf<Some>>): Some => ({ ...head, packets }) as unknown as Some;

export type PressedBatch = Omit<WrittenBatch, 'pages'>;

export type WriteOutcome = { readonly ok: true; readonly written: PressedBatch; readonly shown: ShownPages } | { readonly ok: false; readonly entryIndex: number; readonly packetIndex: number | null };

export type PressOutcome<Some extends PressTask> = Some extends WriteTask ? WriteOutcome : Some extends VerifyTask ? readonly string[] : readonly PageDifference[];

const write = async ({ path, batchId, pages, packets }: WriteTask, { signal, onPages }: PressHooks): Promise<WriteOutcome> => {
  try {
    const located = locatedEntries(packets);
    const { shown, ...seen } = seenSources(located.packets, pages, located.openEntry);
    const { sha256, fingerprints, masked } = await writeBatch({ path, batchId, ...seen, signal, onProgress: onPages });
    return { ok: true, written: { sha256, fingerprints, masked }, shown };
  } catch (thrown) {
    // One odd entry is a fact about that entry; one that changed meanwhile says that nothing read before can be trusted.
    if (thrown instanceof AssemblyFailure && thrown.entryIndex !== null && thrown.code !== 'entry-changed') return { ok: false, entryIndex: thrown.entryIndex, packetIndex: thrown.packetIndex };
    throw thrown;
  }
};

type Located<Packet> = { readonly packets: AsyncIterable<Packet>; readonly openEntry: (entryIndex: number) => Promise<Buffer> };

/** Takes note of the packets' entries while they go by, and opens these. */
const locatedEntries = <Packet extends PressPacket>(packets: PacketsInTurn<Packet>): Located<Packet> => {
  const places = new EntryPlaces();
  async function* noted(): AsyncGenerator<Packet> {
    for await (const packet of packets) {
      for (const entry of packet.entries) places.add(entry.entryIndex, entry);
      yield packet;
    }
  }
  return { packets: noted(), openEntry: lendingEntries(entryOpener((entryIndex) => places.get(entryIndex))) };
};

const doTask = (task: PressTask, hooks: PressHooks): Promise<PressOutcome<PressTask>> => {
  switch (task.kind) {
    case 'write':
      return write(task, hooks);
    case 'verify':
      return verifyBatch({ path: task.path, batch: task.batch, packets: task.packets, ...hooks });
    case 'prove':
      return proveAgainstSources({ ...task, ...locatedEntries(task.packets), ...hooks });
  }
};

/** Does a task in this thread. Rejects as writing and proving do. */
export const pressTask = <Some extends PressTask>(task: Some, hooks: PressHooks): Promise<PressOutcome<Some>> => doTask(task, hooks) as Promise<PressOutcome<Some>>;
