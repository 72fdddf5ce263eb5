import { create } from 'zustand';
import type { StrayKindsView } from '@shared/ipc/views';
import { bridge } from '../bridge/bridge';

type StrayKindsState = { readonly found: StrayKindsView | null };

/** What can show in the window over the whole plan, by kind; null where there is none. */
export const useStrayKinds = create<StrayKindsState>(() => ({ found: null }));

let asked = 0;

export async function readStrayKinds(): Promise<void> {
  asked += 1;
  const mine = asked;
  const answer = await bridge.call('window.strays', {});
  if (mine === asked) useStrayKinds.setState({ found: answer.ok ? answer.value : null });
}

export function forgetStrayKinds(): void {
  asked += 1;
  useStrayKinds.setState({ found: null });
}
