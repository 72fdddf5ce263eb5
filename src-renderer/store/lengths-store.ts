import { create } from 'zustand';
import type { LengthRow } from '@shared/domain/ssr/table-2';
import { bridge } from '../bridge/bridge';
import { announce } from './announcement-store';
import { openDialog } from './view-store';

type LengthsState = { /** Rows that staff added; null until they were read. */ readonly own: readonly LengthRow[] | null; readonly failure: string | null };

/** The expected lengths that staff added to Table 2. */
export const useLengthsStore = create<LengthsState>(() => ({ own: null, failure: null }));

export async function openLengths(): Promise<void> {
  useLengthsStore.setState({ own: null, failure: null });
  openDialog('lengths');
  const answer = await bridge.call('lengths.read', {});
  useLengthsStore.setState(answer.ok ? { own: answer.value } : { failure: answer.failure.message });
}

/** Remembers the rows. Resolves to true where they could be kept. */
export async function writeLengths(rows: readonly LengthRow[]): Promise<boolean> {
  const answer = await bridge.call('lengths.write', { rows });
  useLengthsStore.setState(answer.ok ? { own: answer.value, failure: null } : { failure: answer.failure.message });
  announce(answer.ok ? 'The expected lengths are remembered.' : answer.failure.message);
  return answer.ok;
}
