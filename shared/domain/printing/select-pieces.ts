import { failed, succeeded, type Result } from '../../ipc/result';
import type { Manifest, ManifestPacket } from '../records/manifest';
import type { PieceOutcome } from './piece-outcome';

/** Which pieces of a prepared folder a person asks for. `from` and `to` are piece numbers, both included. */
export type PieceSelection = {
  readonly batch?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** These pieces only. */
  readonly pieces?: readonly number[] | undefined;
  /** The first packet of the rest only, to be looked at before all others follow. */
  readonly proof?: boolean | undefined;
};

/** The packets that a selection names, in print order. Fails when it names none. */
export function selectPieces(manifest: Manifest, selection: PieceSelection): Result<readonly ManifestPacket[]> {
  const { batch, from = 1, to = Number.POSITIVE_INFINITY } = selection;
  if (batch !== undefined && !manifest.batches.some(({ id }) => id === batch)) {
    return failed('batch-unknown', `The folder has no batch ${batch}. Its batches are ${manifest.batches.map(({ id }) => id).join(', ')}.`);
  }
  const named = selection.pieces && new Set(selection.pieces);
  const chosen = manifest.packets
    .filter((packet) => (batch === undefined || packet.batch === batch) && packet.piece >= from && packet.piece <= to && (named?.has(packet.piece) ?? true))
    .toSorted((one, other) => one.piece - other.piece);
  if (chosen.length > 0) return succeeded(selection.proof ? chosen.slice(0, 1) : chosen);
  const pieces = manifest.packets.filter((packet) => batch === undefined || packet.batch === batch).map(({ piece }) => piece);
  if (pieces.length === 0) return failed('pieces-unknown', 'There is nothing to print in this folder.');
  const where = batch === undefined ? 'The folder' : `Batch ${batch}`;
  return failed('pieces-unknown', `${where} holds the pieces ${Math.min(...pieces)} to ${Math.max(...pieces)}. Choose some of these.`);
}

/** What the ledger has of a piece before a run: its outcome, or what became of its reports from another folder: all or some were mailed, one may have come out (`unknown`), or was pulled there, beside one that was mailed or without. */
export type PieceBefore = PieceOutcome | 'mailed' | 'mailed-in-part' | 'pulled-elsewhere' | 'mailed-and-pulled';

/** Whether a piece of which the ledger has this is still to be printed, for the first time or again. */
export const isToPrint = (before: PieceBefore | undefined): boolean => before !== 'ok' && before !== 'unknown' && before !== 'pull' && before !== 'mailed';

/** Why pieces are not sent, with their numbers. */
export type KeptBack = { readonly printed: number; readonly unknown: number; readonly pulled: number; readonly mailed: number };

/**
 * What is left to print, and how many pieces the ledger keeps back. Of what is printed, `mailedInPart` hold a report that was mailed before beside one that was not, and `pulledElsewhere` (by
 * their numbers) one that a person took out of another folder's mailing.
 */
export type LeftPieces = KeptBack & { readonly toPrint: readonly ManifestPacket[]; readonly mailedInPart: number; readonly pulledElsewhere: readonly number[] };

const isMailedInPart = (outcome: PieceBefore | undefined): boolean => outcome === 'mailed-in-part' || outcome === 'mailed-and-pulled';
const isPulledElsewhere = (outcome: PieceBefore | undefined): boolean => outcome === 'pulled-elsewhere' || outcome === 'mailed-and-pulled';

/**
 * Leaves out what the ledger has as printed, here or from another folder, as pulled, or as handed to a printer without a known end: a
 * second print is a person's decision, which `reprint` says. A piece with a report that was not mailed yet goes out: no family waits for what lies in one
 * envelope with another report.
 */
export function leaveOutPrinted(packets: readonly ManifestPacket[], before: (packet: ManifestPacket) => PieceBefore | undefined, reprint: boolean): LeftPieces {
  if (reprint) return { toPrint: packets, printed: 0, unknown: 0, pulled: 0, mailed: 0, mailedInPart: 0, pulledElsewhere: [] };
  const withOutcome = (outcome: PieceBefore): number => packets.filter((packet) => before(packet) === outcome).length;
  const toPrint = packets.filter((packet) => isToPrint(before(packet)));
  const pulledElsewhere = packets.filter((packet) => isPulledElsewhere(before(packet))).map(({ piece }) => piece);
  return { toPrint, printed: withOutcome('ok'), unknown: withOutcome('unknown'), pulled: withOutcome('pull'), mailed: withOutcome('mailed'), mailedInPart: packets.filter((packet) => isMailedInPart(before(packet))).length, pulledElsewhere };
}
