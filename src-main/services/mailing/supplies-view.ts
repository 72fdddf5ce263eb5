import type { RunPlan } from '@shared/domain/packets/plan';
import { type MailPiece, pieceRanges, type Supplies, suppliesOf, type SuppliesChoices } from '@shared/domain/post/supplies';
import type { SuppliesView } from '@shared/ipc/mail-room-views';

const ZIPS_SHOWN = 100;

/** A plan's packets as the mail room counts them. */
const mailPieces = ({ batches }: RunPlan): readonly MailPiece[] =>
  batches.flatMap(({ id, packets }) => packets.map(({ piece, sheets, address }) => ({ piece, batch: id, sheets, zip: address?.zip ?? null })));

const separatorSheets = ({ batches }: RunPlan): number => batches.reduce((sum, { separators }) => sum + separators.length, 0);

/** What a plan takes. */
export const planSupplies = (plan: RunPlan, choices: SuppliesChoices): Supplies => suppliesOf(mailPieces(plan), choices, separatorSheets(plan));

export const suppliesView = (plan: RunPlan, choices: SuppliesChoices): SuppliesView => {
  const { envelopes, sheets, packs, pounds, cents, steps, overAnOunce, notLetters, presort } = planSupplies(plan, choices);
  const listed = (pieces: readonly number[]) => ({ count: pieces.length, pieces: pieceRanges(pieces) });
  return {
    ...{ envelopes, sheets, packs, pounds, cents, steps, choices },
    overAnOunce: listed(overAnOunce),
    notLetters: listed(notLetters),
    presort: { isPossible: presort.isPossible, zips: presort.zips.slice(0, ZIPS_SHOWN), moreZips: Math.max(0, presort.zips.length - ZIPS_SHOWN), withoutZip: presort.withoutZip.length },
  };
};
