import { create } from 'zustand';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import type { PlanChoices } from '@shared/ipc/contract';
import type { BatchView, PlanView } from '@shared/ipc/plan-view';
import { bridge } from '../bridge/bridge';
import { absentSentence } from '../words/absent-words';
import { countOf, sentencesOf } from '../words/counts';
import { announce } from './announcement-store';
import { begin, type History } from './history';

type PlanState = {
  readonly settings: History<PlanChoices>;
  readonly plan: PlanView | null;
  /** Counts the plans made, so that what was saved can be told from what is planned now. */
  readonly version: number;
  readonly busy: boolean;
  readonly failure: string | null;
};

const noPlan = { plan: null, busy: false, failure: null };

/** The plan and the choices behind it. */
export const usePlanStore = create<PlanState>(() => ({ ...noPlan, settings: begin({ ...DEFAULT_PREPARE_SETTINGS, preferred: [], corrections: [] }), version: 0 }));

export const forgetPlan = (): void => usePlanStore.setState(({ version }) => ({ ...noPlan, version: version + 1 }));

/** Forgets the hold list, other addresses, the reports chosen and what was corrected, and with them every SSID in what could be undone. */
export const forgetChoices = (): void => usePlanStore.setState(({ settings }) => ({ settings: begin({ ...settings.present, hold: [], addresses: [], masks: [], maskPlaces: [], siblings: [], coverLetters: [], preferred: [], corrections: [] }) }));

/** Forgets which reports were chosen and what was corrected: they are other ones where other downloads are read. */
export const forgetPreferred = (): void => usePlanStore.setState(({ settings }) => ({ settings: begin({ ...settings.present, preferred: [], corrections: [] }) }));

export const batchById = (plan: PlanView | null, batchId: string | null): BatchView | undefined => plan?.batches.find(({ id }) => id === batchId);

/** Begins with the settings of the last time. */
export async function readSettings(): Promise<void> {
  const answer = await bridge.call('settings.read', {});
  if (answer.ok) usePlanStore.setState({ settings: begin({ ...answer.value, preferred: [], corrections: [] }) });
}

/** Begins with the choices of a page that has gone. */
export const takeChoices = (choices: PlanChoices): void => usePlanStore.setState({ settings: begin(choices) });

/** Shows a plan that main made by itself: the one that was saved without the reports that could not be proved. */
export const showPlan = (plan: PlanView): void => usePlanStore.setState(({ version }) => ({ plan, version: version + 1 }));

/** Makes the plan of `settings`. Where it can't be made the last plan and its settings stay. Resolves to the plan, null where there is none. */
export async function makePlan(settings: History<PlanChoices>): Promise<PlanView | null> {
  const { version: asked, settings: before } = usePlanStore.getState();
  usePlanStore.setState({ settings, busy: true });
  const answer = await bridge.call('plan.make', { settings: settings.present });
  // Forgotten meanwhile.
  if (usePlanStore.getState().version !== asked) return null;
  if (!answer.ok) {
    usePlanStore.setState({ settings: before, busy: false, failure: answer.failure.message });
    announce(answer.failure.message);
    return null;
  }
  usePlanStore.setState(({ version }) => ({ plan: answer.value, version: version + 1, busy: false, failure: null }));
  announce(sentencesOf(`${countOf(answer.value.totals.packets, 'packet')} in ${countOf(answer.value.batches.length, 'batch', 'batches')}.`, absentSentence(answer.value.absent)));
  return answer.value;
}
