import { create } from 'zustand';
import { ENVELOPE_PRESETS, type EnvelopePreset } from '@shared/domain/envelope/presets';
import { chooseEnvelope } from '@shared/domain/packets/settings';
import { bridge } from '../bridge/bridge';
import { announce } from './announcement-store';
import { type Deleted, withBack, without } from './deleted';
import { changeSettings } from './planning';
import { openDialog } from './view-store';

type EnvelopesState = { /** Envelopes that staff made. */ readonly own: readonly EnvelopePreset[]; /** Until something else is written. */ readonly deleted: Deleted<EnvelopePreset> | null; readonly failure: string | null };

/** The envelopes beside those built in. */
export const useEnvelopesStore = create<EnvelopesState>(() => ({ own: [], deleted: null, failure: null }));

export const allEnvelopes = (own: readonly EnvelopePreset[]): readonly EnvelopePreset[] => [...ENVELOPE_PRESETS, ...own];

export async function readEnvelopes(): Promise<void> {
  const answer = await bridge.call('envelopes.read', {});
  if (answer.ok) useEnvelopesStore.setState({ own: answer.value, deleted: null, failure: null });
}

/** Opens the dialog with what is saved now. */
export async function openEnvelopes(): Promise<void> {
  await readEnvelopes();
  openDialog('envelopes');
}

async function take(answer: Awaited<ReturnType<typeof bridge.call<'envelopes.write'>>>, said: string): Promise<boolean> {
  useEnvelopesStore.setState(answer.ok ? { own: answer.value, deleted: null, failure: null } : { failure: answer.failure.message });
  announce(answer.ok ? said : answer.failure.message);
  return Promise.resolve(answer.ok);
}

/** Remembers the envelopes that staff made, and says so. */
export const writeEnvelopes = async (envelopes: readonly EnvelopePreset[], said = 'Envelopes saved.'): Promise<boolean> => take(await bridge.call('envelopes.write', { envelopes }), said);

/** Deletes an envelope of one's own; it can come back until something else is written. */
export async function deleteEnvelope(envelope: EnvelopePreset): Promise<void> {
  const { left, deleted } = without(useEnvelopesStore.getState().own, envelope);
  if (await writeEnvelopes(left, `${envelope.name} is deleted.`)) useEnvelopesStore.setState({ deleted });
}

export async function bringEnvelopeBack(): Promise<void> {
  const { own, deleted } = useEnvelopesStore.getState();
  if (deleted) await writeEnvelopes(withBack(own, deleted), `${deleted.one.name} is back.`);
}

export const importEnvelopes = async (): Promise<boolean> => take(await bridge.call('envelopes.import', {}), 'Envelopes imported.');

async function saveFile(verb: 'envelopes.export' | 'paper.save', envelope: EnvelopePreset | null): Promise<void> {
  const answer = verb === 'paper.save' && envelope ? await bridge.call('paper.save', { envelope }) : await bridge.call('envelopes.export', {});
  useEnvelopesStore.setState({ failure: answer.ok ? null : answer.failure.message });
  if (answer.ok && answer.value.name !== null) announce(`Saved as ${answer.value.name}.`);
}

export const exportEnvelopes = (): Promise<void> => saveFile('envelopes.export', null);
/** The alignment sheet and the tap-test sheet of an envelope, as a PDF. */
export const saveCheckSheets = (envelope: EnvelopePreset): Promise<void> => saveFile('paper.save', envelope);

export const selectEnvelope = (envelope: EnvelopePreset): Promise<void> => changeSettings(chooseEnvelope(envelope));
