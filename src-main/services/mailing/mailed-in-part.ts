import { mapInSteps } from '@shared/jobs/steps';
import type { RunPlan } from '@shared/domain/packets/plan';
import { outcomeElsewhere } from '@shared/domain/printing/outcome-elsewhere';
import type { FoundReport } from '@shared/domain/ssr/report';
import { type Result, succeeded } from '@shared/ipc/result';
import type { MailingStates } from '@shared/domain/packets/mailing-state';
import { inSlices } from '../in-slices';

/**
 * The pieces of a plan that hold a report which was mailed since the plan was made, from another folder, beside one that was not: they are printed
 * whole. Only packets of several reports can be such, so that the ledger is asked for these alone.
 */
export const mailedInPart = async ({ batches }: RunPlan, mailed: (reports: readonly FoundReport[]) => Promise<Result<MailingStates>>): Promise<Result<readonly number[]>> => {
  const shared = batches.flatMap(({ packets }) => packets.filter(({ members }) => members.length > 1));
  if (shared.length === 0) return succeeded([]);
  const states = await mailed(shared.flatMap(({ members }) => members));
  if (!states.ok) return states;
  const own = await inSlices(
    mapInSteps(shared, ({ piece, members }) => {
      const elsewhere = outcomeElsewhere(members.map(({ id }) => states.value.get(id) ?? 'new'));
      return elsewhere === 'mailed-in-part' || elsewhere === 'mailed-and-pulled' ? [piece] : [];
    }),
  );
  return succeeded(own.flat());
};
