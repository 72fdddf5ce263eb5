import { useEffect, useId, type ReactElement } from 'react';
import type { PrepareSettings } from '@shared/domain/packets/settings';
import { openAddresses } from '../../store/addresses-store';
import { allEnvelopes, openEnvelopes, readEnvelopes, selectEnvelope, useEnvelopesStore } from '../../store/envelopes-store';
import { changeSettings } from '../../store/planning';
import { Button } from '../../ui/button';
import { formatNumber } from '../../words/counts';

/** Which envelope is used, and what is done with packets that do not stand well in it. */
export function EnvelopeChoice({ settings }: { readonly settings: PrepareSettings }): ReactElement {
  const own = useEnvelopesStore((state) => state.own);
  const id = useId();
  useEffect(() => void readEnvelopes(), []);
  const { ownEnvelope, addresses } = settings;
  // One that was deleted since is still used until another is chosen.
  const all = allEnvelopes(ownEnvelope && !own.some((one) => one.id === ownEnvelope.id) ? [...own, ownEnvelope] : own);
  return (
    <section className="envelope-choice" aria-label="Envelope">
      <div className="field">
        <label htmlFor={id}>Envelope</label>
        <select
          id={id}
          value={settings.envelope}
          onChange={(event) => {
            const chosen = all.find((one) => one.id === event.target.value);
            if (chosen) void selectEnvelope(chosen);
          }}
        >
          {all.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <Button onPress={() => void openEnvelopes()}>Envelopes and printer…</Button>
      </div>
      <label className="choice">
        <input type="checkbox" checked={settings.coverSheets} onChange={(event) => void changeSettings({ coverSheets: event.target.checked })} />
        <span>
          Cover sheets where page 1 does not stand well
          <span className="soft small choice-hint">One sheet more in these packets: the address alone, its back blank.</span>
        </span>
      </label>
      <label className="choice">
        <input type="checkbox" checked={settings.windowPolicy === 'set-aside'} onChange={(event) => void changeSettings({ windowPolicy: event.target.checked ? 'set-aside' : 'allow' })} />
        <span>Set aside what still does not stand well</span>
      </label>
      <div>
        <Button onPress={openAddresses}>{addresses.length === 0 ? 'Other addresses…' : `Other addresses (${formatNumber(addresses.length)})…`}</Button>
      </div>
    </section>
  );
}
