import type { ReactElement } from 'react';
import { usePrintStore } from '../../store/print-store';

/** More printers that share the run; shown where there are others that can take the batches. */
export function PoolField({ chosen, onChange }: { readonly chosen: readonly string[]; readonly onChange: (names: readonly string[]) => void }): ReactElement | null {
  const printers = usePrintStore((state) => state.printers);
  const first = usePrintStore((state) => state.chosen);
  const able = printers?.filter(({ name, mismatches }) => name !== first && mismatches.length === 0) ?? [];
  if (able.length === 0) return null;
  return (
    <fieldset>
      <legend>Share the run with</legend>
      <div className="choice-list">
        {able.map(({ name }) => (
          <label key={name} className="choice">
            <input type="checkbox" checked={chosen.includes(name)} onChange={(event) => onChange(event.target.checked ? [...chosen, name] : chosen.filter((one) => one !== name))} />
            <span>{name}</span>
          </label>
        ))}
      </div>
      <p className="soft small">Each printer takes the next job when it has ended its last. A printer in trouble takes no more; its pieces wait for your word.</p>
    </fieldset>
  );
}
