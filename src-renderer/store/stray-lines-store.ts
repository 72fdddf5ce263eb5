import { create } from 'zustand';
import type { StrayLinesView } from '@shared/ipc/views';
import { bridge } from '../bridge/bridge';

type StrayLinesState = { readonly found: StrayLinesView | null };

/** The lines that can show in the window over the whole plan; null where there is none. */
export const useStrayLines = create<StrayLinesState>(() => ({ found: null }));

let asked = 0;

export async function readStrayLines(): Promise<void> {
  asked += 1;
  const mine = asked;
  const answer = await bridge.call('window.strays', {});
  if (mine === asked) useStrayLines.setState({ found: answer.ok ? answer.value : null });
}

export function forgetStrayLines(): void {
  asked += 1;
  useStrayLines.setState({ found: null });
}
