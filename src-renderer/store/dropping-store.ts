import { create } from 'zustand';
import { sentencesOf } from '../words/counts';
import { isUsable, leftOutSentence, missingSentence, type Dropped } from '../words/dropped';
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

function leaveOut(leftOut: string | null): void {
  useDroppingStore.setState({ leftOut });
  if (leftOut) announce(leftOut);
}

/** Takes what was dropped and can be used, and says why the rest is not. Resolves to true where something was added. */
export async function takeDropped(dropped: readonly (Dropped & { readonly file: File })[]): Promise<boolean> {
  const leftOut = leftOutSentence(dropped);
  hover(null);
  leaveOut(leftOut);
  const usable = dropped.filter(isUsable).map(({ file }) => file);
  const missing = usable.length > 0 ? await addDropped(usable) : null;
  if (!missing) return false;
  const notThere = missingSentence(missing);
  if (notThere) leaveOut(sentencesOf(leftOut, notThere));
  return missing.length < usable.length;
}
