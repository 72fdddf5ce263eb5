import type { PlanView } from '@shared/ipc/plan-view';
import type { AppView } from '@shared/ipc/views';
import { reportsSum } from '../words/sums';

/** Why batches can't be saved now, null where they can. */
export function whyNotSave(plan: PlanView | null, isStale: boolean, isPlanning: boolean): string | null {
  if (isStale) return 'The downloads have changed since they were read. Read them again.';
  if (!plan) return 'Read the downloads first.';
  if (isPlanning) return 'The batches are being planned.';
  if (plan.totals.packets === 0) return 'There is no packet to save.';
  return reportsSum(plan).agrees ? null : 'The sums do not add up. Read the downloads again.';
}

/** Why batches can't be printed now, null where they can: only what lies saved and proved is printed. */
export function whyNotPrint(app: AppView | null, saveReason: string | null, isSaved: boolean): string | null {
  if (app?.printingUnavailable) return app.printingUnavailable;
  if (saveReason) return saveReason;
  return isSaved ? null : 'Save the batches first. What is printed is the saved, proved file.';
}

/** Why downloads can't be dropped now, null where they can. */
export function whyNotDrop(isDialogOpen: boolean): string | null {
  return isDialogOpen ? 'A dialog is open. Close it, then drop the downloads.' : null;
}
