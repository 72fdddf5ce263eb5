import type { ReactElement } from 'react';
import type { DueView } from '@shared/ipc/mail-room-views';
import { openCalendar, useDueStore } from '../../store/due-store';
import { Button } from '../../ui/button';
import { DaysLeft, DueGrounds } from '../../ui/due-dates';
import { LongList } from '../../ui/long-list';
import { Notice } from '../../ui/notice';
import { countOf } from '../../words/counts';
import { dayName } from '../../words/mail-room-words';
import { ReceivedField } from './received-field';

/** More than these are read in a frame of their own, where only what is in sight exists: single PDFs of a year have hundreds of days in their names. */
const MOST_IN_FULL = 20;
const ESTIMATED_ROW_PX = 110;

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
      {due.length > MOST_IN_FULL ? (
        <LongList label="By when, for each download" count={due.length} estimatedRowPx={ESTIMATED_ROW_PX} keyOf={(index) => keyOf(due[index]) ?? index} row={(index) => <DueItem due={due[index]} />} />
      ) : (
        <ul>
          {due.map((one) => (
            <li key={keyOf(one)} className="due-row">
              <DueItem due={one} />
            </li>
          ))}
        </ul>
      )}
      <p className="soft small">
        {holidays === 0 ? 'No holidays are entered, so every weekday counts as a working day.' : `${countOf(holidays, 'holiday')} in the school calendar.`}
      </p>
    </section>
  );
}

const keyOf = (due: DueView | undefined): string | undefined => due && due.downloadId + due.program;

function DueItem({ due }: { readonly due: DueView | undefined }): ReactElement | null {
  if (!due) return null;
  return (
    <div className="due-item">
      <div className="due-line">
        <strong>
          {due.program}, {countOf(due.reports, 'report')}
        </strong>
        <span className="soft small">{due.downloads === 1 ? due.downloadName : countOf(due.downloads, 'single PDF')}</span>
      </div>
      <div className="due-line">
        <ReceivedField due={due} />
        {due.due !== null && due.daysLeft !== null && (
          <span>
            Due <strong>{dayName(due.due)}</strong> <DaysLeft daysLeft={due.daysLeft} />
          </span>
        )}
      </div>
      {due.missing && <Notice tone="care">{due.missing}</Notice>}
      <DueGrounds due={due} />
    </div>
  );
}
