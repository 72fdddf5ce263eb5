import { useId, useState, type ChangeEvent, type ReactElement } from 'react';
import { FIRST_DAY, LAST_DAY, readDay } from '@shared/domain/calendar/day';
import type { DueView } from '@shared/ipc/mail-room-views';
import { receive } from '../../store/due-store';

/**
 * The day on which results were received. It is taken once it is whole, and what is typed stays until the field is left: a date is typed part by
 * part, and an answer that is put in its place meanwhile would take what was typed of it.
 */
export function ReceivedField({ due: { downloadId, received } }: { readonly due: Pick<DueView, 'downloadId' | 'received'> }): ReactElement {
  const [typed, setTyped] = useState<string | null>(null);
  const id = useId();
  const take = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    setTyped(target.value);
    // A date that is typed in part has no value and is no empty field.
    if (target.value === '' ? !target.validity.badInput : readDay(target.value)) void receive(downloadId, target.value || null);
  };
  return (
    <span className="field">
      <label htmlFor={id}>Received</label>
      <input id={id} type="date" min={FIRST_DAY} max={LAST_DAY} value={typed ?? received ?? ''} onChange={take} onBlur={() => setTyped(null)} />
    </span>
  );
}
