import { useEffect, useId, type ReactElement } from 'react';
import type { EnvelopePreset } from '@shared/domain/envelope/presets';
import type { PrepareSettings } from '@shared/domain/packets/settings';
import { openInserters, readInserters, useInsertersStore } from '../../store/inserters-store';
import { Button } from '../../ui/button';
import { SheetPlaces } from '../../ui/sheet-places';
import { inserterSummary } from '../../words/inserter-form';

type InserterFieldProps = { readonly draft: PrepareSettings; readonly envelope: EnvelopePreset | null; readonly fault: string | null; readonly onChange: (part: Partial<PrepareSettings>) => void };

/** The inserter whose marks stand on every sheet, with a picture of where marks and piece numbers stand. */
export function InserterField({ draft, envelope, fault, onChange }: InserterFieldProps): ReactElement {
  const own = useInsertersStore((state) => state.own);
  const id = useId();
  useEffect(() => void readInserters(), []);
  const { inserter, separators } = draft;
  // An imported mailing may use one that this computer does not keep.
  const known = inserter && !own.some(({ name }) => name === inserter.name) ? [...own, inserter] : own;
  const hint = inserter ? `${inserterSummary(inserter)}, on every sheet.${separators === 'none' ? '' : ' Separators carry none: take them out before the stack goes into the machine.'}` : 'For a machine that folds the sheets and puts them into envelopes.';
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-inserter`}>Marks for an inserter</label>
        <select
          id={`${id}-inserter`}
          value={inserter?.name ?? ''}
          aria-invalid={fault !== null}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange({ inserter: known.find(({ name }) => name === event.target.value) ?? null })}
        >
          <option value="">None</option>
          {known.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
        <p id={`${id}-hint`} className="soft small">
          {fault ?? hint}
        </p>
        <div>
          <Button onPress={() => void openInserters()}>Inserters…</Button>
        </div>
      </div>
      {envelope && (inserter !== null || draft.pieceNumbers !== 'none') && <SheetPlaces envelope={envelope} inserter={inserter} numbers={draft} />}
    </>
  );
}
