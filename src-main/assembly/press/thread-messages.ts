import { AssemblyFailure, type AssemblyFailureCode } from '../assembly-failure';
import type { PacketOf, PressOutcome, PressTask, TaskHead } from './press-task';

/** Some of a task's packets, in order; the work goes on with them before it asks for more. */
export type SomePackets = { readonly packets: readonly PacketOf<PressTask>[]; readonly areLast: boolean };

/** What a thread that presses is told: a task, the next only when it is done; packets, each time it asks; or that no other task comes. */
export type ThreadOrder = { readonly type: 'task'; readonly head: TaskHead } | ({ readonly type: 'packets' } & SomePackets) | { readonly type: 'end' };

/** What it says: that it is up, that its task needs packets, how many of its pages are done, and how it ended. */
export type ThreadNews =
  | { readonly type: 'ready' }
  | { readonly type: 'more' }
  | { readonly type: 'pages'; readonly pages: number }
  | { readonly type: 'done'; readonly outcome: PressOutcome<PressTask> }
  | { readonly type: 'failed'; readonly failure: PlainFailure };

/** A failure as plain data, since errors lose what they carry between threads. A fault's text stays behind: it may hold a file's name. */
export type PlainFailure =
  | { readonly kind: 'assembly'; readonly code: AssemblyFailureCode; readonly entryIndex: number | null; readonly packetIndex: number | null }
  | { readonly kind: 'system'; readonly code: string }
  | { readonly kind: 'fault'; readonly name: string };

export const plainFailure = (thrown: unknown): PlainFailure => {
  if (thrown instanceof AssemblyFailure) return { kind: 'assembly', code: thrown.code, entryIndex: thrown.entryIndex, packetIndex: thrown.packetIndex };
  if (thrown instanceof Error && 'code' in thrown && 'syscall' in thrown) return { kind: 'system', code: String(thrown.code) };
  return { kind: 'fault', name: thrown instanceof Error ? thrown.name : typeof thrown };
};

/** The failure as it was thrown in the thread. */
export const failureAgain = (failure: PlainFailure): Error => {
  switch (failure.kind) {
    case 'assembly':
      return new AssemblyFailure(failure.code, failure.entryIndex, failure.packetIndex);
    case 'system':
      return Object.assign(new Error(`A system call failed: ${failure.code}.`), { code: failure.code });
    case 'fault':
      return new Error(`A thread that writes and proves batches failed: ${failure.name}.`);
  }
};
