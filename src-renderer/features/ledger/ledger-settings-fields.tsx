import { useId, type ReactElement } from 'react';
import { useLedgerStore, writeLedgerSettings } from '../../store/ledger-store';

const TERMS = [
  ['365', 'One year'],
  ['730', 'Two years'],
  ['1825', 'Five years'],
  ['', 'Forever'],
] as const;

/** What the ledger keeps of pupils, and for how long. */
export function LedgerSettingsFields(): ReactElement | null {
  const settings = useLedgerStore((state) => state.settings);
  const id = useId();
  if (!settings) return null;
  const days = settings.forgetAfterDays === null ? '' : String(settings.forgetAfterDays);
  const terms = TERMS.some(([value]) => value === days) ? TERMS : [...TERMS, [days, `${days} days`] as const];
  return (
    <details>
      <summary>What the ledger keeps</summary>
      <div className="ledger-line">
        <div className="field">
          <label htmlFor={`${id}-keep`}>Of each student</label>
          <select id={`${id}-keep`} value={settings.keep} onChange={(event) => void writeLedgerSettings({ ...settings, keep: event.target.value === 'names' ? 'names' : 'keys' })}>
            <option value="keys">A key only, which tells the student again</option>
            <option value="names">SSID, name, school, and grade</option>
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-days`}>For</label>
          <select id={`${id}-days`} value={days} onChange={(event) => void writeLedgerSettings({ ...settings, forgetAfterDays: event.target.value === '' ? null : Number(event.target.value) })}>
            {terms.map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </div>
      </div>
      <p className="soft small">After that time the ledger forgets whose the pieces were. Numbers and outcomes stay. Reports that it has forgotten no longer count as mailed.</p>
    </details>
  );
}
