import type { ReactElement } from 'react';
import type { PlanView } from '@shared/ipc/plan-view';
import { isPrinting, usePrintStore } from '../store/print-store';
import { fewestDaysLeft, useDueStore } from '../store/due-store';
import { openSetAside } from '../store/problems-store';
import { openDialog, type Step } from '../store/view-store';
import { Button } from '../ui/button';
import { formatNumber } from '../words/counts';
import './numbers-bar.css';
import type { Availability } from './use-availability';

type NumbersBarProps = { readonly plan: PlanView; readonly step: Step; readonly availability: Availability };

/** The numbers that matter, always in view, with what can be done with them. */
export function NumbersBar({ plan, step, availability }: NumbersBarProps): ReactElement {
  const underway = usePrintStore((state) => isPrinting(state.printing));
  const daysLeft = fewestDaysLeft(useDueStore((state) => state.due));
  const { students, packets, sheets, setAside } = plan.totals;
  const figures = [
    [students === 1 ? 'Student' : 'Students', students],
    [packets === 1 ? 'Envelope' : 'Envelopes', packets],
    [sheets === 1 ? 'Sheet' : 'Sheets', sheets],
    ['Set aside', setAside],
    ...(daysLeft === null ? [] : [[`${Math.abs(daysLeft) === 1 ? 'Day' : 'Days'} ${daysLeft < 0 ? 'late' : 'left'}`, Math.abs(daysLeft)] as const]),
  ] as const;
  return (
    <section className="numbers" aria-label="The run in numbers">
      <dl className="figures">
        {figures.map(([name, count]) => (
          <div key={name} className="figure">
            <dt>{name}</dt>
            <dd>{formatNumber(count)}</dd>
          </div>
        ))}
      </dl>
      {setAside > 0 && (
        <Button look="quiet" onPress={() => openSetAside(null)}>
          See why<span className="visually-hidden"> reports are set aside</span>
        </Button>
      )}
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
