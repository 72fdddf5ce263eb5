import { useId, useState, type ReactElement } from 'react';
import type { BatchView } from '@shared/ipc/plan-view';
import { selectSheet } from '../../store/selection-store';
import { clampSheet, stepSheet, type SheetStep } from '../../store/sheet-steps';
import { Button } from '../../ui/button';
import type { IconName } from '../../ui/icon';
import { formatNumber } from '../../words/counts';
import './sheet-controls.css';

const BACK: readonly { readonly step: SheetStep; readonly name: string; readonly icon: IconName }[] = [
  { step: 'first', name: 'First sheet', icon: 'first' },
  { step: 'previous-packet', name: 'Previous packet', icon: 'previous-packet' },
  { step: 'previous-sheet', name: 'Previous sheet', icon: 'previous' },
];
const FORWARD: typeof BACK = [
  { step: 'next-sheet', name: 'Next sheet', icon: 'next' },
  { step: 'next-packet', name: 'Next packet', icon: 'next-packet' },
  { step: 'last', name: 'Last sheet', icon: 'last' },
];

/** Turns sheets and packets, and goes to a sheet by its number. */
export function SheetControls({ batch, sheetIndex }: { readonly batch: BatchView; readonly sheetIndex: number }): ReactElement {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const go = (): void => {
    const number = Number(typed);
    if (typed !== null && Number.isSafeInteger(number)) selectSheet(clampSheet(batch, number - 1));
    setTyped(null);
  };
  const stepButton = ({ step, name, icon }: (typeof BACK)[number]): ReactElement => (
    <Button
      key={step}
      look="quiet"
      icon={icon}
      iconOnly
      onPress={() => selectSheet(stepSheet(batch, sheetIndex, step))}
      unavailable={stepSheet(batch, sheetIndex, step) === sheetIndex ? `${name}: there is no further one in this batch.` : null}
    >
      {name}
    </Button>
  );
  return (
    <div className="sheet-controls" role="toolbar" aria-label="Sheets">
      {BACK.map(stepButton)}
      <span className="sheet-number">
        <label htmlFor={id}>Sheet</label>
        <input
          id={id}
          inputMode="numeric"
          size={Math.max(4, String(batch.sheets).length)}
          value={typed ?? String(sheetIndex + 1)}
          aria-describedby={`${id}-of`}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={go}
          onKeyDown={(event) => {
            if (event.key === 'Enter') go();
            if (event.key === 'Escape') setTyped(null);
          }}
        />
        <span id={`${id}-of`}>of {formatNumber(batch.sheets)}</span>
      </span>
      {FORWARD.map(stepButton)}
    </div>
  );
}
