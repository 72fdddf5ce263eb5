import { useId, useRef, useState, type ReactElement } from 'react';
import { FIRST_DAY, LAST_DAY, readDay } from '@shared/domain/calendar/day';
import { type StartFault, startFault } from '@shared/domain/calendar/due-date';
import { type Holiday, sortedHolidays } from '@shared/domain/calendar/holiday';
import { HOLIDAY_RULES_AS_OF, HOLIDAY_SETS, type HolidaySet, usualHolidays } from '@shared/domain/calendar/usual-holidays';
import { importHolidays, useDueStore, writeCalendar } from '../../store/due-store';
import { closeDialog } from '../../store/view-store';
import { Button } from '../../ui/button';
import { CancelOr } from '../../ui/cancel-or';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { dayName } from '../../words/mail-room-words';

const SET_NAMES: Readonly<Record<HolidaySet, string>> = { federal: 'Add federal holidays', california: 'Add California holidays' };

/** The school year that the usual holidays are offered for: the present one and the next. */
const spanOf = (today: Date): readonly [from: string, to: string] => {
  const first = today.getMonth() >= 6 ? today.getFullYear() : today.getFullYear() - 1;
  return [`${first}-07-01`, `${first + 2}-06-30`];
};

/** The browser gives a day that is typed in part, or that the calendar does not have, as an empty field. */
const DAY_FAULT = 'No calendar has this day, or a part of it is missing. Type month, day and year, or empty the field.';

const START_FAULTS: Readonly<Record<StartFault, string>> = {
  'next-start-too-early': 'The next school year begins before this one ends.',
  'next-start-too-late': 'The next school year begins more than half a year after this one ends. Check the years of both days.',
};

/** The school year's last and first day and the days on which nobody works. */
export function CalendarDialog(): ReactElement {
  const { calendar, failure } = useDueStore();
  const [lastDay, setLastDay] = useState(calendar.lastDay ?? '');
  const [nextStart, setNextStart] = useState(calendar.nextStart ?? '');
  const [holidays, setHolidays] = useState(calendar.holidays);
  const [said, setSaid] = useState<string | null>(null);
  const [typed, setTyped] = useState(NO_HOLIDAY);
  const [hasOddDay, setHasOddDay] = useState(false);
  const alert = useRef<HTMLDivElement>(null);
  const id = useId();
  const start = lastDay !== '' && nextStart !== '' ? startFault(lastDay, nextStart) : null;
  const fault = start && START_FAULTS[start];
  const remember = async (): Promise<void> => {
    const odd = alert.current?.closest('dialog')?.querySelector<HTMLElement>('input:invalid') ?? null;
    odd?.focus();
    setHasOddDay(odd !== null);
    if (odd === null && (await writeCalendar({ lastDay: lastDay || null, nextStart: nextStart || null, holidays: [...holidays] }))) closeDialog();
  };
  const hasUnused = lastDay !== (calendar.lastDay ?? '') || nextStart !== (calendar.nextStart ?? '') || holidays !== calendar.holidays;
  const add = (more: readonly Holiday[]): void => setHolidays((before) => sortedHolidays([...before, ...more]));

  return (
    <Dialog
      title="School calendar"
      wide
      hasUnused={hasUnused}
      onClose={closeDialog}
      actions={
        <CancelOr
          onCancel={closeDialog}
          unavailable={fault ?? (typed.date + typed.name.trim() === '' ? null : 'A holiday is entered and not added yet. Add the day, or empty its fields.')}
          onPress={() => void remember()}
        >
          Remember
        </CancelOr>
      }
    >
      <p className="soft">Results that come after the last day of instruction are due in the first weeks of the next school year. Holidays are no working days.</p>
      {failure && <Notice tone="stop">{failure}</Notice>}
      <div className="holiday-form" onInput={() => setHasOddDay(false)}>
        <div className="field">
          <label htmlFor={`${id}-last`}>Last day of instruction</label>
          <input id={`${id}-last`} type="date" min={FIRST_DAY} max={LAST_DAY} value={lastDay} onChange={(event) => setLastDay(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-next`}>First day of the next school year</label>
          <input id={`${id}-next`} type="date" min={FIRST_DAY} max={LAST_DAY} value={nextStart} aria-invalid={fault !== null} onChange={(event) => setNextStart(event.target.value)} />
        </div>
      </div>
      <div ref={alert} role="alert">{(fault !== null || hasOddDay) && <Notice tone="care">{fault ?? DAY_FAULT}</Notice>}</div>
      <div className="mail-room-actions">
        {HOLIDAY_SETS.map((set) => (
          <Button key={set} onPress={() => add(usualHolidays(set, ...spanOf(new Date())))}>
            {SET_NAMES[set]}
          </Button>
        ))}
        <Button
          onPress={() =>
            void importHolidays().then((found) => {
              if (!found) return;
              add(found.holidays);
              setSaid(found.sentence);
            })
          }
        >
          Import a calendar file…
        </Button>
      </div>
      <div role="status">{said && <Notice tone="plain">{said}</Notice>}</div>
      <div className="mail-room-table" tabIndex={0} role="region" aria-label="Holidays">
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Holiday</th>
              <th scope="col">
                <span className="visually-hidden">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {holidays.length === 0 && (
              <tr>
                <td colSpan={3} className="soft">
                  None yet. Every weekday counts as a working day.
                </td>
              </tr>
            )}
            {holidays.map(({ date, name }) => (
              <tr key={date}>
                <th scope="row">{dayName(date)}</th>
                <td>{name}</td>
                <td>
                  <Button look="quiet" icon="remove" iconOnly onPress={() => setHolidays(holidays.filter((holiday) => holiday.date !== date))}>
                    {`Remove ${name || dayName(date)}`}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <AddHoliday typed={typed} onType={setTyped} onAdd={(holiday) => add([holiday])} />
      <p className="soft small">Federal holidays by 5 U.S.C. 6103; California ones by Education Code 37220 and Government Code 6700, as of {HOLIDAY_RULES_AS_OF}. A district’s own calendar counts.</p>
    </Dialog>
  );
}

/** Nothing is typed. */
const NO_HOLIDAY: Holiday = { date: '', name: '' };

type AddHolidayProps = { readonly typed: Holiday; readonly onType: (typed: Holiday) => void; readonly onAdd: (holiday: Holiday) => void };

function AddHoliday({ typed: { date, name }, onType, onAdd }: AddHolidayProps): ReactElement {
  const id = useId();
  return (
    <div className="holiday-form">
      <div className="field">
        <label htmlFor={`${id}-date`}>Day</label>
        <input id={`${id}-date`} type="date" min={FIRST_DAY} max={LAST_DAY} value={date} onChange={(event) => onType({ date: event.target.value, name })} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-name`}>Name</label>
        <input id={`${id}-name`} value={name} maxLength={200} placeholder="Spring break" onChange={(event) => onType({ date, name: event.target.value })} />
      </div>
      <Button
        unavailable={readDay(date) ? null : 'Choose the day first.'}
        onPress={() => {
          onAdd({ date, name: name.trim() });
          onType(NO_HOLIDAY);
        }}
      >
        Add the day
      </Button>
    </div>
  );
}
