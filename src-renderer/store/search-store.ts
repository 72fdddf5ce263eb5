import { create } from 'zustand';
import type { PacketView } from '@shared/ipc/views';
import { bridge } from '../bridge/bridge';
import { countOf } from '../words/counts';
import { announce } from './announcement-store';
import { usePlanStore } from './plan-store';

type SearchState = { readonly words: string; /** Null while nothing is searched for. */ readonly found: readonly PacketView[] | null };

/** The most packets that one search answers. */
export const MOST_FOUND = 100;

/** The search for a student's packet in all batches. */
export const useSearchStore = create<SearchState>(() => ({ words: '', found: null }));

let latest = 0;

export async function search(words: string): Promise<void> {
  latest += 1;
  const asked = latest;
  useSearchStore.setState({ words });
  if (words.trim() === '') {
    useSearchStore.setState({ found: null });
    return;
  }
  const answer = await bridge.call('plan.search', { words: words.trim() });
  if (asked !== latest) return;
  const found = answer.ok ? answer.value : [];
  useSearchStore.setState({ found });
  announce(found.length === 0 ? 'No packet found.' : `${countOf(found.length, 'packet')} found.`);
}

export const endSearch = (): void => {
  latest += 1;
  useSearchStore.setState({ words: '', found: null });
};

/** Searches again where the plan has changed, since piece numbers and places have too. */
export const followSearch = (): (() => void) =>
  usePlanStore.subscribe((now, before) => {
    const { words, found } = useSearchStore.getState();
    if (now.version !== before.version && found) void (now.plan ? search(words) : endSearch());
  });
