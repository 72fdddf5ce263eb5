import { DEFAULT_ENVELOPE, ENVELOPE_PRESETS, findEnvelopePreset } from '@shared/domain/envelope/presets';
import { chooseEnvelope, type PrepareSettings } from '@shared/domain/packets/settings';
import { readOwnEnvelopes } from '../services/settings-store';
import { UsageFault } from './command';

/** The envelope that `--envelope` names: a built-in one, or one that staff saved. The usual one where the option was not given. */
export const readEnvelope = async (id: unknown, dataFolder: string): Promise<Pick<PrepareSettings, 'envelope' | 'ownEnvelope'>> => {
  if (id === undefined) return chooseEnvelope(DEFAULT_ENVELOPE);
  const own = await readOwnEnvelopes(dataFolder);
  const found = typeof id === 'string' ? findEnvelopePreset(id, own) : null;
  if (!found) throw new UsageFault(`--envelope takes one of: ${[...ENVELOPE_PRESETS, ...own].map((preset) => preset.id).join(', ')}.`);
  return chooseEnvelope(found);
};
