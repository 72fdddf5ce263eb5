import type { ReactElement } from 'react';
import type { RunDeadline } from '@shared/domain/records/run-deadline';
import { dayName, daysLeftName } from '../words/mail-room-words';
import './due-dates.css';
import { Flag } from './flag';

/** Days left below which a date is a matter of care. */
const FEW_DAYS = 7;

type Grounds = Pick<RunDeadline, 'received' | 'receivedFrom' | 'rule' | 'assumptions'>;

/** How many days are left, with a sign of how much that is. */
export function DaysLeft({ daysLeft }: { readonly daysLeft: number }): ReactElement {
  const [tone, icon] = daysLeft < 0 ? (['stop', 'stop'] as const) : daysLeft <= FEW_DAYS ? (['care', 'caution'] as const) : (['good', 'check'] as const);
  return (
    <Flag tone={tone} icon={icon}>
      {daysLeftName(daysLeft)}
    </Flag>
  );
}

/** By which rule a date was counted, and what was assumed; nothing where there is none. */
export function DueGrounds({ due: { rule, receivedFrom, assumptions } }: { readonly due: Grounds }): ReactElement | null {
  if (rule === null) return null;
  return (
    <details className="due-grounds">
      <summary className="small">The rule and what is assumed</summary>
      <ul className="small soft">
        {[`${rule}.`, ...(receivedFrom === 'file-names' ? ['The day is the earliest in the names of the files. Results can have been in TOMS before; enter that day.'] : []), ...assumptions].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}

type DueDatesProps = { readonly deadlines: readonly RunDeadline[]; /** Days left of a run that is over are of its day. */ readonly ofPastRun?: boolean };

/** When the reports of a run are due; nothing where no clock runs. */
export function DueDates({ deadlines, ofPastRun = false }: DueDatesProps): ReactElement | null {
  if (deadlines.length === 0) return null;
  return (
    <ul className="due-dates" aria-label="When the reports are due">
      {deadlines.map((due) => (
        <li key={`${due.program} ${due.received} ${due.receivedFrom}`}>
          <p>
            {due.program}: {due.due === null ? `no date. ${due.missing ?? ''}` : <>due <strong>{dayName(due.due)}</strong></>} {due.daysLeft !== null && <DaysLeft daysLeft={due.daysLeft} />}
            {ofPastRun && due.daysLeft !== null && <span className="soft small"> on the day of the run</span>}
            {due.received !== null && <span className="soft small"> · received {dayName(due.received)}</span>}
          </p>
          <DueGrounds due={due} />
        </li>
      ))}
    </ul>
  );
}
