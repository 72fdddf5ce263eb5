import { create } from 'zustand';
import type { PostageChoices } from '@shared/domain/post/supplies';
import type { SuppliesView } from '@shared/ipc/mail-room-views';
import { bridge } from '../bridge/bridge';
import { announce } from './announcement-store';

type SuppliesState = { readonly supplies: SuppliesView | null; readonly failure: string | null; readonly saved: string | null };

const nothing: SuppliesState = { supplies: null, failure: null, saved: null };

/** What the plan takes of paper, envelopes and postage. */
export const useSuppliesStore = create<SuppliesState>(() => nothing);

export const forgetSupplies = (): void => useSuppliesStore.setState(nothing);

export async function readSupplies(): Promise<void> {
  const answer = await bridge.call('supplies.read', {});
  useSuppliesStore.setState(answer.ok ? { supplies: answer.value, failure: null } : { supplies: null, failure: answer.failure.message });
}

/** Remembers class and prices, and counts anew. */
export async function writeSupplies(choices: PostageChoices): Promise<boolean> {
  const answer = await bridge.call('supplies.write', { choices });
  useSuppliesStore.setState(answer.ok ? { supplies: answer.value, failure: null, saved: null } : { failure: answer.failure.message });
  return answer.ok;
}

export async function savePullSheet(): Promise<void> {
  const answer = await bridge.call('supplies.save-pull-sheet', {});
  const saved = answer.ok && answer.value ? `Pull sheet saved as ${answer.value.name}.` : null;
  useSuppliesStore.setState({ saved, failure: answer.ok ? null : answer.failure.message });
  if (saved) announce(saved);
}
