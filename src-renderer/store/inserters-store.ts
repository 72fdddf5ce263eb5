import { create } from 'zustand';
import type { InserterProfile } from '@shared/domain/envelope/inserter/inserter-profile';
import { bridge } from '../bridge/bridge';
import { announce } from './announcement-store';
import { type Deleted, withBack, without } from './deleted';
import { openDialog } from './view-store';

type InsertersState = { /** Inserters that staff described. */ readonly own: readonly InserterProfile[]; /** Until something else is written. */ readonly deleted: Deleted<InserterProfile> | null; readonly failure: string | null };

export const useInsertersStore = create<InsertersState>(() => ({ own: [], deleted: null, failure: null }));

export async function readInserters(): Promise<void> {
  const answer = await bridge.call('inserters.read', {});
  if (answer.ok) useInsertersStore.setState({ own: answer.value, deleted: null, failure: null });
}

/** Opens the dialog with what is saved now. */
export async function openInserters(): Promise<void> {
  await readInserters();
  openDialog('inserters');
}

function take(answer: Awaited<ReturnType<typeof bridge.call<'inserters.write'>>>, said: string): boolean {
  useInsertersStore.setState(answer.ok ? { own: answer.value, deleted: null, failure: null } : { failure: answer.failure.message });
  announce(answer.ok ? said : answer.failure.message);
  return answer.ok;
}

/** Remembers the inserters. Resolves to true where they could be kept. */
export const writeInserters = async (inserters: readonly InserterProfile[], said = 'Inserters saved.'): Promise<boolean> => take(await bridge.call('inserters.write', { inserters }), said);

/** Deletes an inserter; it can come back until something else is written. */
export async function deleteInserter(inserter: InserterProfile): Promise<void> {
  const { left, deleted } = without(useInsertersStore.getState().own, inserter);
  if (await writeInserters(left, `${inserter.name} is deleted.`)) useInsertersStore.setState({ deleted });
}

export async function bringInserterBack(): Promise<void> {
  const { own, deleted } = useInsertersStore.getState();
  if (deleted) await writeInserters(withBack(own, deleted), `${deleted.one.name} is back.`);
}

export const importInserters = async (): Promise<boolean> => take(await bridge.call('inserters.import', {}), 'Inserters imported.');

export async function exportInserters(): Promise<void> {
  const answer = await bridge.call('inserters.export', {});
  useInsertersStore.setState({ failure: answer.ok ? null : answer.failure.message });
  if (answer.ok && answer.value.name !== null) announce(`Saved as ${answer.value.name}.`);
}
