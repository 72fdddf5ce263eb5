import { useId, useState, type ReactElement } from 'react';
import { MOST_SHIFT_MM } from '@shared/domain/envelope/shift';
import type { PrepareSettings } from '@shared/domain/packets/settings';
import { changeSettings } from '../../store/planning';
import { Button } from '../../ui/button';

const read = (typed: string): number | null => {
  const value = typed.trim() === '' ? 0 : Number(typed.trim().replace('−', '-').replace(',', '.'));
  return Math.abs(value) <= MOST_SHIFT_MM ? value : null;
};

/** What the alignment sheet told, taken back in every file. */
export function PrinterFields({ settings }: { readonly settings: PrepareSettings }): ReactElement {
  const [x, setX] = useState(String(settings.printerXMm));
  const [y, setY] = useState(String(settings.printerYMm));
  const id = useId();
  const [right, down] = [read(x), read(y)];
  const isUsed = right === settings.printerXMm && down === settings.printerYMm;
  return (
    <fieldset>
      <legend>Printer prints off</legend>
      <div className="shift-fields">
        <div className="field">
          <label htmlFor={`${id}-x`}>Right, mm</label>
          <input id={`${id}-x`} inputMode="decimal" value={x} aria-invalid={right === null} onChange={(event) => setX(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-y`}>Down, mm</label>
          <input id={`${id}-y`} inputMode="decimal" value={y} aria-invalid={down === null} onChange={(event) => setY(event.target.value)} />
        </div>
        <Button
          unavailable={right === null || down === null ? 'Type millimetres, such as 0.5 or -1.' : isUsed ? 'These are used already.' : null}
          onPress={() => {
            if (right !== null && down !== null) void changeSettings({ printerXMm: right, printerYMm: down });
          }}
        >
          Use these
        </Button>
      </div>
      <p className="soft small">As the alignment sheet tells; below zero is left and up. First pages are printed so much the other way, and the picture stays as it is on paper.</p>
    </fieldset>
  );
}
