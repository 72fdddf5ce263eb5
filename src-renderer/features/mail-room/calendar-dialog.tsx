import { useId, useState, type ReactElement } from 'react';
import { readDay } from '@shared/domain/calendar/day';
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

/** The school year's last and first day and the days on which nobody works. */
export function CalendarDialog(): ReactElement {
  const { calendar, failure } = useDueStore();
  const [lastDay, setLastDay] = useState(calendar.lastDay ?? '');
  const [nextStart, setNextStart] = useState(calendar.nextStart ?? '');
  const [holidays, setHolidays] = useState(calendar.holidays);
  const [said, setSaid] = useState<string | null>(null);
  const [typed, setTyped] = useState(NO_HOLIDAY);
  const id = useId();
  const fault = lastDay !== '' && nextStart !== '' && nextStart <= lastDay ? 'The next school year begins before this one ends.' : null;
  const add = (more: readonly Holiday[]): void => setHolidays((before) => sortedHolidays([...before, ...more]));

  return (
    <Dialog
      title="School calendar"
      wide
      onClose={closeDialog}
      actions={
        <CancelOr
          onCancel={closeDialog}
          unavailable={fault ?? (typed.date + typed.name.trim() === '' ? null : 'A holiday is entered and not added yet. Add the day, or empty its fields.')}
          onPress={() => void writeCalendar({ lastDay: lastDay || null, nextStart: nextStart || null, holidays: [...holidays] }).then((isKept) => isKept && closeDialog())}
        >
          Remember
        </CancelOr>
      }
    >
      <p className="soft">Results that come after the last day of instruction are due in the first weeks of the next school year. Holidays are no working days.</p>
      {failure && <Notice tone="stop">{failure}</Notice>}
      <div className="holiday-form">
        <div className="field">
          <label htmlFor={`${id}-last`}>Last day of instruction</label>
          <input id={`${id}-last`} type="date" value={lastDay} onChange={(event) => setLastDay(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-next`}>First day of the next school year</label>
          <input id={`${id}-next`} type="date" value={nextStart} aria-invalid={fault !== null} onChange={(event) => setNextStart(event.target.value)} />
        </div>
      </div>
      <div role="alert">{fault && <Notice tone="care">{fault}</Notice>}</div>
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
        <input id={`${id}-date`} type="date" value={date} onChange={(event) => onType({ date: event.target.value, name })} />
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
