import { create } from 'zustand';
import { isUsable, leftOutSentence, type Dropped } from '../words/dropped';
import { announce } from './announcement-store';
import { addDropped } from './downloads-store';

/** What hangs over the window: files, or something that can't be used. */
export type Hovering = 'files' | 'unusable' | null;

type DroppingState = { readonly hovering: Hovering; /** Why some of the last drop was left out. */ readonly leftOut: string | null };

export const useDroppingStore = create<DroppingState>(() => ({ hovering: null, leftOut: null }));

export const hover = (hovering: Hovering): void => {
  if (useDroppingStore.getState().hovering !== hovering) useDroppingStore.setState({ hovering });
};

export const forgetLeftOut = (): void => useDroppingStore.setState({ leftOut: null });

/** Takes what was dropped and can be used, and says why the rest is not. Resolves to true where something was added. */
export async function takeDropped(dropped: readonly (Dropped & { readonly file: File })[]): Promise<boolean> {
  const leftOut = leftOutSentence(dropped);
  useDroppingStore.setState({ hovering: null, leftOut });
  if (leftOut) announce(leftOut);
  const usable = dropped.filter(isUsable).map(({ file }) => file);
  return usable.length > 0 && addDropped(usable);
}
