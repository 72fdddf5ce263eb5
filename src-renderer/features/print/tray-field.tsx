import { useId, type ReactElement } from 'react';
import { trayName } from '../../words/print-words';

type TrayFieldProps = { readonly trays: readonly string[]; readonly chosen: string | null; /** What stands for no choice. */ readonly otherwise: string; readonly onChange: (tray: string | null) => void };

/** The tray that the paper comes from; nothing where the printer tells of none. */
export function TrayField({ trays, chosen, otherwise, onChange }: TrayFieldProps): ReactElement | null {
  const id = useId();
  if (trays.length === 0) return null;
  return (
    <div className="field">
      <label htmlFor={id}>Paper from</label>
      <select id={id} value={chosen ?? ''} onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}>
        <option value="">{otherwise}</option>
        {trays.map((tray) => (
          <option key={tray} value={tray}>
            {trayName(tray)}
          </option>
        ))}
      </select>
    </div>
  );
}
