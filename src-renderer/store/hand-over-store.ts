import { create } from 'zustand';
import { DEFAULT_NAME_PATTERN } from '@shared/domain/delivery/file-name-pattern';
import { DEFAULT_PASSWORD_PATTERN } from '@shared/domain/delivery/password-pattern';
import type { DeliveredView, PackedView } from '@shared/ipc/mail-room-views';
import type { FolderView } from '@shared/ipc/views';
import type { JobOutcome, JobStarted } from '@shared/ipc/contract';
import type { Result } from '@shared/ipc/result';
import type { Progress } from '@shared/jobs/progress';
import { bridge } from '../bridge/bridge';
import { runJob } from '../bridge/run-job';
import { announce } from './announcement-store';
import { openDialog } from './view-store';

/** The ways in which reports leave other than by mail from here. */
export type Way = 'protect' | 'export' | 'pack';

export type HandOverStage =
  | { readonly stage: 'rest' }
  | { readonly stage: 'caution'; readonly folder: FolderView; readonly sentence: string }
  | { readonly stage: 'working'; readonly jobId: string | null; readonly progress: Progress | null; readonly cancelling: boolean }
  | { readonly stage: 'delivered'; readonly delivered: DeliveredView }
  | { readonly stage: 'packed'; readonly packed: PackedView }
  | { readonly stage: 'canceled' }
  | { readonly stage: 'failed'; readonly sentence: string };

type HandOverState = { readonly way: Way; readonly now: HandOverStage; readonly namePattern: string; readonly passwordPattern: string };

/** Reports that are handed over as files. */
export const useHandOverStore = create<HandOverState>(() => ({ way: 'protect', now: { stage: 'rest' }, namePattern: DEFAULT_NAME_PATTERN, passwordPattern: DEFAULT_PASSWORD_PATTERN }));

const enter = (now: HandOverStage): void => useHandOverStore.setState({ now });

export const openHandOver = (way: Way): void => {
  useHandOverStore.setState({ way, now: { stage: 'rest' } });
  openDialog('hand-over');
};
export const resetHandOver = (): void => enter({ stage: 'rest' });
export const changePatterns = (patterns: Partial<Pick<HandOverState, 'namePattern' | 'passwordPattern'>>): void => useHandOverStore.setState(patterns);

/** Asks where to, then writes; a folder with a caution is shown first. */
export async function chooseAndDeliver(): Promise<void> {
  if (useHandOverStore.getState().way === 'pack') {
    await follow(() => bridge.call('pack.start', {}));
    return;
  }
  const answer = await bridge.call('batches.choose-folder', {});
  if (!answer.ok) enter({ stage: 'failed', sentence: answer.failure.message });
  else if (answer.value?.caution) enter({ stage: 'caution', folder: answer.value, sentence: answer.value.caution });
  else if (answer.value) await deliverInto(answer.value);
}

export async function deliverInto(folder: FolderView): Promise<void> {
  const { way, namePattern, passwordPattern } = useHandOverStore.getState();
  await follow(() => bridge.call('deliver.start', { folderId: folder.id, namePattern, passwordPattern: way === 'protect' ? passwordPattern : null }));
}

async function follow(start: () => Promise<Result<JobStarted | null>>): Promise<void> {
  const started = await start();
  // The person changed their mind in the system's dialog.
  if (started.ok && started.value === null) return;
  enter({ stage: 'working', jobId: null, progress: null, cancelling: false });
  const update = (change: { readonly jobId?: string; readonly progress?: Progress }): void => useHandOverStore.setState(({ now }) => ({ now: now.stage === 'working' ? { ...now, ...change } : now }));
  await runJob(bridge, async () => started as Result<JobStarted>, { started: (jobId) => update({ jobId }), 'job.progress': ({ progress }) => update({ progress }), ended: finish });
}

function finish(outcome: JobOutcome): void {
  if (useHandOverStore.getState().now.stage !== 'working') return;
  if (outcome.status === 'succeeded' && outcome.kind === 'deliver') {
    enter({ stage: 'delivered', delivered: outcome.delivered });
    announce(`Files written into ${outcome.delivered.folderName}.`);
  } else if (outcome.status === 'succeeded' && outcome.kind === 'pack') {
    enter({ stage: 'packed', packed: outcome.packed });
    announce(`Packed as ${outcome.packed.fileName}.`);
  } else if (outcome.status === 'failed') {
    enter({ stage: 'failed', sentence: outcome.failure.message });
    announce(outcome.failure.message);
  } else {
    enter({ stage: 'canceled' });
    announce('Canceled. Nothing was kept.');
  }
}

export async function cancelHandOver(): Promise<void> {
  const { now } = useHandOverStore.getState();
  if (now.stage !== 'working' || now.jobId === null) return;
  enter({ ...now, cancelling: true });
  await bridge.call('job.cancel', { jobId: now.jobId });
}

export async function showDeliveredFolder(): Promise<void> {
  const answer = await bridge.call('deliver.show-folder', {});
  if (!answer.ok) announce(answer.failure.message);
}
