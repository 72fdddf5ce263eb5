import type { RunPlan } from '@shared/domain/packets/plan';
import { type MailPiece, pieceRanges, type Supplies, type SuppliesChoices, suppliesInSteps } from '@shared/domain/post/supplies';
import type { SuppliesView } from '@shared/ipc/mail-room-views';
import { inSteps, type Steps } from '@shared/jobs/steps';
import { inSlices } from '../in-slices';

const ZIPS_SHOWN = 100;

/** A plan's packets as the mail room counts them. */
function* mailPieces({ batches }: RunPlan): Steps<readonly MailPiece[]> {
  const pieces: MailPiece[] = [];
  for (const { id, packets } of batches) yield* inSteps(packets, ({ piece, sheets, address }) => pieces.push({ piece, batch: id, sheets, zip: address?.zip ?? null, address: address?.lines ?? [] }));
  return pieces;
}

const separatorSheets = ({ batches }: RunPlan): number => batches.reduce((sum, { separators }) => sum + separators.length, 0);

/** What a plan takes. */
export const planSupplies = (plan: RunPlan, choices: SuppliesChoices): Promise<Supplies> => inSlices(planSuppliesInSteps(plan, choices));

function* planSuppliesInSteps(plan: RunPlan, choices: SuppliesChoices): Steps<Supplies> {
  return yield* suppliesInSteps(yield* mailPieces(plan), choices, separatorSheets(plan));
}

export const suppliesView = async (plan: RunPlan, choices: SuppliesChoices): Promise<SuppliesView> => {
  const { envelopes, sheets, packs, pounds, cents, steps, overAnOunce, notLetters, nonmachinable, abroad, presort } = await planSupplies(plan, choices);
  const listed = (pieces: readonly number[]) => ({ count: pieces.length, pieces: pieceRanges(pieces) });
  return {
    ...{ envelopes, sheets, packs, pounds, cents, steps, choices },
    overAnOunce: listed(overAnOunce),
    notLetters: listed(notLetters),
    nonmachinable: listed(nonmachinable),
    abroad: listed(abroad),
    presort: { isPossible: presort.isPossible, zips: presort.zips.slice(0, ZIPS_SHOWN), moreZips: Math.max(0, presort.zips.length - ZIPS_SHOWN), withoutZip: presort.withoutZip.length },
  };
};
