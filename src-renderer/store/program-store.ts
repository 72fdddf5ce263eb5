import { create } from 'zustand';
import type { AppView } from '@shared/ipc/views';
import { bridge } from '../bridge/bridge';

type ProgramState = { readonly app: AppView | null; readonly failure: string | null };

/** What the program says of itself. */
export const useProgramStore = create<ProgramState>(() => ({ app: null, failure: null }));

/** Resolves to what main says, or null where it does not answer. */
export async function describeProgram(): Promise<AppView | null> {
  const answer = await bridge.call('app.describe', {});
  useProgramStore.setState(answer.ok ? { app: answer.value, failure: null } : { failure: answer.failure.message });
  return answer.ok ? answer.value : null;
}
