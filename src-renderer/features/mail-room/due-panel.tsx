import { useId, type ReactElement } from 'react';
import type { DueView } from '@shared/ipc/mail-room-views';
import { openCalendar, receive, useDueStore } from '../../store/due-store';
import { Button } from '../../ui/button';
import { DaysLeft, DueGrounds } from '../../ui/due-dates';
import { Notice } from '../../ui/notice';
import { countOf } from '../../words/counts';
import { dayName } from '../../words/mail-room-words';

/** By when the results must be with the families, for each download and program. */
export function DuePanel(): ReactElement {
  const { due, calendar, failure } = useDueStore();
  const { length: holidays } = calendar.holidays;
  return (
    <section className="panel mail-room-panel" aria-labelledby="due-title">
      <div className="mail-room-head">
        <h2 id="due-title">By when</h2>
        <Button onPress={openCalendar}>School calendar…</Button>
      </div>
      {failure && <Notice tone="stop">{failure}</Notice>}
      {due.length === 0 && <p className="soft">No report of CAASPP or ELPAC was found, so no clock runs.</p>}
      <ul>
        {due.map((one) => (
          <DueItem key={one.downloadId + one.program} due={one} />
        ))}
      </ul>
      <p className="soft small">
        {holidays === 0 ? 'No holidays are entered, so every weekday counts as a working day.' : `${countOf(holidays, 'holiday')} in the school calendar.`}
      </p>
    </section>
  );
}

function DueItem({ due }: { readonly due: DueView }): ReactElement {
  const id = useId();
  return (
    <li className="due-item">
      <div className="due-line">
        <strong>
          {due.program}, {countOf(due.reports, 'report')}
        </strong>
        <span className="soft small">{due.downloads === 1 ? due.downloadName : countOf(due.downloads, 'single PDF')}</span>
      </div>
      <div className="due-line">
        <span className="field">
          <label htmlFor={id}>Received</label>
          <input id={id} type="date" value={due.received ?? ''} onChange={(event) => void receive(due.downloadId, event.target.value === '' ? null : event.target.value)} />
        </span>
        {due.due !== null && due.daysLeft !== null && (
          <span>
            Due <strong>{dayName(due.due)}</strong> <DaysLeft daysLeft={due.daysLeft} />
          </span>
        )}
      </div>
      {due.missing && <Notice tone="care">{due.missing}</Notice>}
      <DueGrounds due={due} />
    </li>
  );
}
