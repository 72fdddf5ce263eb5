import { create } from 'zustand';
import type * as Later from './later-parts';
import { tellLaterPartsLoaded } from './later-parts-loaded';

const useLoaded = create<{ readonly parts: typeof Later | null }>(() => ({ parts: null }));

/** Loads what the window's first picture does not need, which is most of its code. */
export async function loadLaterParts(): Promise<void> {
  useLoaded.setState({ parts: await import('./later-parts') });
  tellLaterPartsLoaded();
}

/** Null until they are loaded. */
export const useLaterParts = (): typeof Later | null => useLoaded(({ parts }) => parts);
