import { create } from 'zustand';
import type { InserterProfile } from '@shared/domain/envelope/inserter/inserter-profile';
import { bridge } from '../bridge/bridge';
import { announce } from './announcement-store';
import { openDialog } from './view-store';

type InsertersState = { /** Inserters that staff described. */ readonly own: readonly InserterProfile[]; readonly failure: string | null };

export const useInsertersStore = create<InsertersState>(() => ({ own: [], failure: null }));

export async function readInserters(): Promise<void> {
  const answer = await bridge.call('inserters.read', {});
  if (answer.ok) useInsertersStore.setState({ own: answer.value, failure: null });
}

/** Opens the dialog with what is saved now. */
export async function openInserters(): Promise<void> {
  await readInserters();
  openDialog('inserters');
}

function take(answer: Awaited<ReturnType<typeof bridge.call<'inserters.write'>>>, said: string): boolean {
  useInsertersStore.setState(answer.ok ? { own: answer.value, failure: null } : { failure: answer.failure.message });
  announce(answer.ok ? said : answer.failure.message);
  return answer.ok;
}

/** Remembers the inserters. Resolves to true where they could be kept. */
export const writeInserters = async (inserters: readonly InserterProfile[]): Promise<boolean> => take(await bridge.call('inserters.write', { inserters }), 'Inserters saved.');
export const importInserters = async (): Promise<boolean> => take(await bridge.call('inserters.import', {}), 'Inserters imported.');

export async function exportInserters(): Promise<void> {
  const answer = await bridge.call('inserters.export', {});
  useInsertersStore.setState({ failure: answer.ok ? null : answer.failure.message });
  if (answer.ok && answer.value.name !== null) announce(`Saved as ${answer.value.name}.`);
}
