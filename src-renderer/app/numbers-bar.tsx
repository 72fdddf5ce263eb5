import type { ReactElement, ReactNode } from 'react';
import type { PlanView } from '@shared/ipc/plan-view';
import { isPrinting, usePrintStore } from '../store/print-store';
import { fewestDaysLeft, useDueStore } from '../store/due-store';
import { openNotices } from '../store/notices-store';
import { openSetAside } from '../store/problems-store';
import { openDialog, type Step } from '../store/view-store';
import { Button } from '../ui/button';
import { formatNumber } from '../words/counts';
import { noticesCount } from '../words/plan-notices';
import './numbers-bar.css';
import type { Availability } from './use-availability';

type NumbersBarProps = { readonly plan: PlanView; readonly step: Step; readonly availability: Availability };

/** The numbers that matter, always in view, with what can be done with them. */
export function NumbersBar({ plan, step, availability }: NumbersBarProps): ReactElement {
  const underway = usePrintStore((state) => isPrinting(state.printing));
  const daysLeft = fewestDaysLeft(useDueStore((state) => state.due));
  const { students, packets, sheets, setAside } = plan.totals;
  const toLookAt = noticesCount(plan.notices);
  return (
    <section className="numbers" aria-label="The run in numbers">
      <ul className="figures">
        <Figure name={students === 1 ? 'Student' : 'Students'} count={students} />
        <Figure name={packets === 1 ? 'Envelope' : 'Envelopes'} count={packets} />
        <Figure name={sheets === 1 ? 'Sheet' : 'Sheets'} count={sheets} />
        <Figure name="Set aside" count={setAside}>
          {setAside > 0 && (
            <Button look="quiet" onPress={() => openSetAside(null)}>
              See why<span className="visually-hidden"> reports are set aside</span>
            </Button>
          )}
        </Figure>
        {toLookAt > 0 && (
          <Figure name="To look at" count={toLookAt}>
            <Button look="quiet" onPress={() => openNotices(null)}>
              See which<span className="visually-hidden"> packets to look at before mailing</span>
            </Button>
          </Figure>
        )}
        {daysLeft !== null && <Figure name={`${Math.abs(daysLeft) === 1 ? 'Day' : 'Days'} ${daysLeft < 0 ? 'late' : 'left'}`} count={Math.abs(daysLeft)} />}
      </ul>
      <span className="numbers-actions">
        <Button look={step === 'batches' ? 'primary' : 'plain'} onPress={() => openDialog('save')} unavailable={availability.save} shortcut="Control+S">
          Save batches…
        </Button>
        <Button onPress={() => openDialog('print')} unavailable={underway ? null : availability.print} shortcut="Control+P">
          {underway ? 'Printing…' : 'Print…'}
        </Button>
      </span>
    </section>
  );
}

/** A number with what it counts, and the way to what is counted. */
function Figure({ name, count, children }: { readonly name: string; readonly count: number; readonly children?: ReactNode }): ReactElement {
  return (
    <li className="figure">
      <strong>{formatNumber(count)}</strong> <span>{name}</span>
      {children}
    </li>
  );
}
