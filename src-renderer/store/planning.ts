import { isEqualPlace, type MaskPlace } from '@shared/domain/envelope/stray-lines';
import type { PlanChoices } from '@shared/ipc/contract';
import type { PlanView } from '@shared/ipc/plan-view';
import { bridge } from '../bridge/bridge';
import { refreshFindings } from './findings-store';
import { change, redo, undo, type History } from './history';
import { makePlan, usePlanStore } from './plan-store';
import { selectedPacket } from './rows-store';
import { forgetSelection, selectPacket, useSelectionStore } from './selection-store';

let last: Promise<void> = Promise.resolve();

/** One change of the plan after the other, each from what the one before has left. */
const inTurn = (work: () => Promise<void>): Promise<void> => (last = last.then(work));

/** Makes the plan anew and keeps the person at the same student. */
async function replan(settings: History<PlanChoices>): Promise<void> {
  const ssid = selectedPacket()?.ssid ?? null;
  const before = usePlanStore.getState().settings.present;
  const plan = await makePlan(settings);
  const { preferred, corrections } = settings.present;
  if (plan && (preferred !== before.preferred || corrections !== before.corrections)) await refreshFindings();
  if (plan) await keepSelection(plan, ssid);
}

async function keepSelection(plan: PlanView, ssid: string | null): Promise<void> {
  if (ssid !== null) {
    const answer = await bridge.call('plan.search', { words: ssid });
    const found = answer.ok ? answer.value.find(({ students }) => students.some((student) => student.ssid === ssid)) : undefined;
    if (found) {
      selectPacket(found);
      return;
    }
  }
  const { batchId, sheetIndex } = useSelectionStore.getState();
  const same = plan.batches.find(({ id }) => id === batchId);
  const batch = same ?? plan.batches[0];
  if (!batch) forgetSelection();
  else useSelectionStore.setState({ batchId: batch.id, sheetIndex: same ? Math.max(0, Math.min(sheetIndex, same.sheets - 1)) : 0 });
}

function turn(next: (settings: History<PlanChoices>) => History<PlanChoices>): Promise<void> {
  return inTurn(async () => {
    const { plan, settings } = usePlanStore.getState();
    const after = next(settings);
    if (plan && after !== settings) await replan(after);
  });
}

/** A plan of the present settings: of what was just read, or where the schools' names are others. */
export const planFindings = (): Promise<void> => inTurn(() => replan(usePlanStore.getState().settings));
export const changeSettings = (part: Partial<PlanChoices>): Promise<void> => turn((settings) => change(settings, { ...settings.present, ...part }));
export const undoPlanning = (): Promise<void> => turn(undo);
export const redoPlanning = (): Promise<void> => turn(redo);

/** Prints one of several reports of which only one is printed; `rivals` are the ids of all of them. */
export const preferReport = (reportId: string, rivals: readonly string[]): Promise<void> =>
  turn((settings) => change(settings, { ...settings.present, preferred: [...settings.present.preferred.filter((id) => !rivals.includes(id)), reportId] }));

/** Covers the lines of one kind, or shows them again; by what is covered once the changes before it are made, so that none of several in a row is lost. */
export const toggleMask = (place: MaskPlace): Promise<void> =>
  turn((settings) => {
    const { maskPlaces } = settings.present;
    const others = maskPlaces.filter((one) => !isEqualPlace(one, place));
    return change(settings, { ...settings.present, maskPlaces: others.length < maskPlaces.length ? others : [...maskPlaces, place] });
  });

/** Takes one student's packets out of the plan. */
export const holdStudent = (ssid: string): Promise<void> =>
  turn((settings) => (settings.present.hold.includes(ssid) ? settings : change(settings, { ...settings.present, hold: [...settings.present.hold, ssid] })));
