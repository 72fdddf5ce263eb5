import { create } from 'zustand';
import type { Resumed } from '@shared/ipc/contract';
import type { AppView } from '@shared/ipc/views';
import { bridge } from '../bridge/bridge';
import { announce } from './announcement-store';

type ProgramState = { readonly app: AppView | null; readonly failure: string | null; /** What a person should know of a window that came back. */ readonly cameBack: string | null };

/** What the program says of itself. */
export const useProgramStore = create<ProgramState>(() => ({ app: null, failure: null, cameBack: null }));

/** Resolves to what main says, or null where it does not answer. */
export async function describeProgram(): Promise<AppView | null> {
  const answer = await bridge.call('app.describe', {});
  useProgramStore.setState(answer.ok ? { app: answer.value, failure: null } : { failure: answer.failure.message });
  return answer.ok ? answer.value : null;
}

const cameBack = (savedFolderName: string | null): string =>
  [
    'The window met a fault of its own and came back. Downloads, hold list and settings are as they were.',
    'What was being read or saved was canceled: start it again.',
    savedFolderName === null ? 'Save the batches before printing.' : `The batches in ${savedFolderName} are whole and proved; to print from this window, save them once more into a new folder.`,
  ].join(' ');

/** What main holds of a page of this window that has gone; null where this is the first one. */
export async function readResumed(): Promise<Resumed | null> {
  const answer = await bridge.call('app.resume', {});
  const resumed = answer.ok ? answer.value : null;
  if (resumed) {
    const sentence = cameBack(resumed.savedFolderName);
    useProgramStore.setState({ cameBack: sentence });
    announce(sentence);
  }
  return resumed;
}

export const putAwayCameBack = (): void => useProgramStore.setState({ cameBack: null });
