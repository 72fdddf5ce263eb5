import { create } from 'zustand';
import type { ReportChoiceView } from '@shared/ipc/views';
import { bridge } from '../bridge/bridge';
import { announce } from './announcement-store';
import { usePlanStore } from './plan-store';
import { preferReport } from './planning';
import { closeDialog, openDialog } from './view-store';

type ChoiceState = {
  /** The reports of which only one is printed, null while they are asked for. */
  readonly choice: ReportChoiceView | null;
  readonly failure: string | null;
  readonly busy: boolean;
};

const nothing: ChoiceState = { choice: null, failure: null, busy: false };

/** The choice among reports that were found again. */
export const useChoiceStore = create<ChoiceState>(() => nothing);

let opened = 0;

/** Shows a report beside those that it was held against. */
export async function openChoice(reportId: string): Promise<void> {
  opened += 1;
  useChoiceStore.setState(nothing);
  openDialog('choice');
  await read(reportId);
}

export function closeChoice(): void {
  forgetChoice();
  closeDialog();
}

export function forgetChoice(): void {
  opened += 1;
  useChoiceStore.setState(nothing);
}

/** Prints this report instead of the one that stays. Undo in planning takes it back. */
export async function takeInstead(reportId: string): Promise<void> {
  const { choice, busy } = useChoiceStore.getState();
  if (!choice || busy) return;
  useChoiceStore.setState({ busy: true });
  await preferReport(reportId, choice.reports.map((report) => report.reportId));
  useChoiceStore.setState({ busy: false });
  if (usePlanStore.getState().failure === null) announce('This report is printed now. The other one is set aside.');
}

async function read(reportId: string): Promise<void> {
  const mine = opened;
  const answer = await bridge.call('reports.choice', { reportId });
  if (mine !== opened) return;
  useChoiceStore.setState(answer.ok ? { choice: answer.value, failure: null, busy: false } : { failure: answer.failure.message, busy: false });
}

/** Keeps the choice shown true to the plan: undo and redo change who stays. */
export const followChoice = (): (() => void) =>
  usePlanStore.subscribe((now, before) => {
    const shown = useChoiceStore.getState().choice?.reports[0];
    if (shown && now.version !== before.version && now.plan) void read(shown.reportId);
  });
