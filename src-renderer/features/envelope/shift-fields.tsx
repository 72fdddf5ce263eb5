import { useId, type ReactElement } from 'react';
import { MOST_SHIFT_MM } from '@shared/domain/envelope/shift';
import { Button } from '../../ui/button';

/** What is typed, so that `-` and `2.` can be on the way to a number. */
export type TypedShift = { readonly x: string; readonly y: string };

/** Millimetres, or null where it is no number that a shift can be. */
export const readShift = (typed: string): number | null => {
  const text = typed.trim().replace('−', '-').replace(',', '.');
  const value = text === '' ? 0 : /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : NaN;
  return Math.abs(value) <= MOST_SHIFT_MM ? value : null;
};

export const SHIFT_FAULT = `Type millimetres from -${MOST_SHIFT_MM} to ${MOST_SHIFT_MM}, such as 2.5 or -3.`;

type ShiftFieldsProps = {
  readonly typed: TypedShift;
  readonly onType: (typed: TypedShift) => void;
  /** What is wrong with the shift, or null. */
  readonly fault: string | null;
  /** Null where there is nothing to be taken over. */
  readonly onUse: (() => void) | null;
};

/** Moves page 1 on its sheet while the picture and the verdict follow; the plan follows when it is taken over. */
export function ShiftFields({ typed, onType, fault, onUse }: ShiftFieldsProps): ReactElement {
  const id = useId();
  const field = (name: 'x' | 'y', label: string): ReactElement => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        inputMode="decimal"
        value={typed[name]}
        aria-invalid={readShift(typed[name]) === null}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onType({ ...typed, [name]: event.target.value })}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowUp' ? 0.5 : event.key === 'ArrowDown' ? -0.5 : 0;
          const value = readShift(typed[name]);
          if (step === 0 || value === null) return;
          event.preventDefault();
          onType({ ...typed, [name]: String(Math.round((value + step) * 10) / 10) });
        }}
      />
    </div>
  );
  return (
    <fieldset className="shift">
      <legend>Shift of first pages</legend>
      <div className="shift-fields">
        {field('x', 'Right, mm')}
        {field('y', 'Down, mm')}
        <Button look="primary" unavailable={fault ?? (onUse ? null : 'This shift is used already.')} onPress={() => onUse?.()}>
          Use this shift
        </Button>
      </div>
      <p id={`${id}-hint`} className={fault ? 'shift-fault small' : 'soft small'}>
        {fault ?? 'Below zero is left and up. Every packet’s first page is moved so; nothing else.'}
      </p>
    </fieldset>
  );
}
