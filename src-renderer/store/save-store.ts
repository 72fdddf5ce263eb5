import { create } from 'zustand';
import type { FolderView, SavedBatchesView } from '@shared/ipc/views';
import type { Progress } from '@shared/jobs/progress';
import { bridge } from '../bridge/bridge';
import { runJob } from '../bridge/run-job';
import { countOf } from '../words/counts';
import { announce } from './announcement-store';
import { showPlan, usePlanStore } from './plan-store';

export type SaveStage =
  | { readonly stage: 'rest' }
  | { readonly stage: 'choosing' }
  | { readonly stage: 'caution'; readonly folder: FolderView; readonly sentence: string }
  | { readonly stage: 'saving'; readonly folderName: string; readonly jobId: string | null; readonly progress: Progress | null; readonly cancelling: boolean }
  | { readonly stage: 'saved'; readonly saved: SavedBatchesView }
  | { readonly stage: 'canceled' }
  | { readonly stage: 'failed'; readonly sentence: string };

type SaveState = {
  readonly now: SaveStage;
  /** The last batches saved and the plan they are of. */
  readonly saved: SavedBatchesView | null;
  readonly savedVersion: number | null;
  /** Why a saved file or its folder could not be shown. */
  readonly showFailure: string | null;
};

const atRest: SaveState = { now: { stage: 'rest' }, saved: null, savedVersion: null, showFailure: null };

/** The saving of batches. */
export const useSaveStore = create<SaveState>(() => atRest);

export const forgetSaved = (): void => useSaveStore.setState(atRest);
export const resetSaving = (): void => useSaveStore.setState({ now: { stage: 'rest' }, showFailure: null });

/** True where the batches of the present plan lie saved. */
export const isSaved = (savedVersion: number | null, version: number): boolean => savedVersion === version;

const enter = (now: SaveStage): void => useSaveStore.setState({ now, showFailure: null });

/** Asks for a folder, then saves, or shows the folder's caution first. */
export async function chooseFolderAndSave(): Promise<void> {
  enter({ stage: 'choosing' });
  const answer = await bridge.call('batches.choose-folder', {});
  if (!answer.ok) enter({ stage: 'failed', sentence: answer.failure.message });
  else if (answer.value === null) enter({ stage: 'rest' });
  else if (answer.value.caution !== null) enter({ stage: 'caution', folder: answer.value, sentence: answer.value.caution });
  else await saveInto(answer.value);
}

/** Writes and proves the batches of the present plan in `folder`. */
export async function saveInto(folder: FolderView): Promise<void> {
  const { version } = usePlanStore.getState();
  enter({ stage: 'saving', folderName: folder.name, jobId: null, progress: null, cancelling: false });
  const update = (change: { readonly jobId?: string; readonly progress?: Progress }): void =>
    useSaveStore.setState(({ now }) => ({ now: now.stage === 'saving' ? { ...now, ...change } : now }));

  await runJob(bridge, () => bridge.call('batches.save', { folderId: folder.id }), {
    started: (jobId) => update({ jobId }),
    'job.progress': ({ progress }) => update({ progress }),
    ended: (outcome) => {
      // Forgotten meanwhile.
      if (useSaveStore.getState().now.stage !== 'saving') return;
      if (outcome.status === 'succeeded' && outcome.kind === 'save') {
        const { changedPlan } = outcome.saved;
        if (changedPlan) showPlan(changedPlan);
        useSaveStore.setState({ now: { stage: 'saved', saved: outcome.saved }, saved: outcome.saved, savedVersion: changedPlan ? usePlanStore.getState().version : version });
        announce(`Batches saved: ${countOf(outcome.saved.files.length, 'file')} in ${outcome.saved.folderName}.`);
      } else if (outcome.status === 'failed') {
        enter({ stage: 'failed', sentence: outcome.failure.message });
        announce(outcome.failure.message);
      } else {
        enter({ stage: 'canceled' });
        announce('Saving canceled. Nothing was kept.');
      }
    },
  });
}

export async function cancelSaving(): Promise<void> {
  const { now } = useSaveStore.getState();
  if (now.stage !== 'saving' || now.jobId === null) return;
  enter({ ...now, cancelling: true });
  await bridge.call('job.cancel', { jobId: now.jobId });
}

export async function showFolder(): Promise<void> {
  const answer = await bridge.call('batches.show-folder', {});
  useSaveStore.setState({ showFailure: answer.ok ? null : answer.failure.message });
}

export async function openBatch(batchId: string): Promise<void> {
  const answer = await bridge.call('batches.open', { batchId });
  useSaveStore.setState({ showFailure: answer.ok ? null : answer.failure.message });
}
