import type { Batch } from '@shared/domain/packets/plan';
import type { WrittenBatch } from '@shared/domain/records/build-manifest';
import type { ManifestBatch, ManifestPacket } from '@shared/domain/records/manifest';
import type { UnprovedReason } from '@shared/problems/unproved';
import type { Inspection } from './inspection';

/** `onPages` is told how many pages of the batch are done, and at the end of what went well that all are. */
export type PressHooks = { readonly signal: AbortSignal; readonly onPages: (pages: number) => void };

/** A page of a batch's PDF (from 1) that does not show what its source shows; the sentence is without pupils' data. `isOfMark` where the inserter marks are at fault. `reason`: what staff are told of it. */
export type PageDifference = { readonly pageNumber: number; readonly sentence: string; readonly isOfMark?: boolean; readonly reason?: UnprovedReason };

/** What the proof of a written batch found. `faults` are of the file as a whole; nothing in both lists means proved. */
export type BatchProof = { readonly faults: readonly string[]; readonly pages: readonly PageDifference[] };

/** A batch as it was written, or the entry (by its index) whose pages can't be written as they are to be; `packetIndex` (from 0 in the batch) where it is about one packet alone. */
export type BatchWriting = { readonly ok: true; readonly batch: WrittenBatch } | { readonly ok: false; readonly entryIndex: number; readonly packetIndex: number | null };

/** A batch as the manifest tells of it. Its packets are gone through once. */
export type ListedBatch = { readonly batch: ManifestBatch; readonly packets: Iterable<ManifestPacket> };

/** Writes one batch as a PDF and proves the written file against its sources. */
export type BatchPress = {
  readonly write: (batch: Batch, path: string, inspection: Inspection, hooks: PressHooks) => Promise<BatchWriting>;
  readonly prove: (batch: Batch, path: string, listed: ListedBatch, inspection: Inspection, hooks: PressHooks) => Promise<BatchProof>;
};
