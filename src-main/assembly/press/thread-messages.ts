import { AssemblyFailure, type AssemblyFailureCode } from '../assembly-failure';
import type { PressOutcome, PressTask } from './press-task';

/** What a thread that presses is told: some of a task's packets, in order; the task, without them, once all are there, and the next only when it is done; or that no other comes. */
export type ThreadOrder = { readonly type: 'packets'; readonly packets: PressTask['packets'] } | { readonly type: 'task'; readonly head: Omit<PressTask, 'packets'> } | { readonly type: 'end' };

/** What it says: that it is up, how many pages of its task are done, and how the task ended. */
export type ThreadNews =
  | { readonly type: 'ready' }
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
