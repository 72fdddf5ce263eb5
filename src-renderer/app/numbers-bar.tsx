import type { ReactElement } from 'react';
import type { PlanView } from '@shared/ipc/views';
import { isPrinting, usePrintStore } from '../store/print-store';
import { openDialog } from '../store/view-store';
import { Button } from '../ui/button';
import { formatNumber } from '../words/counts';
import './numbers-bar.css';
import type { Availability } from './use-availability';

/** The numbers that matter, always in view, with what can be done with them. */
export function NumbersBar({ plan, availability }: { readonly plan: PlanView; readonly availability: Availability }): ReactElement {
  const underway = usePrintStore((state) => isPrinting(state.printing));
  const { students, packets, sheets, setAside } = plan.totals;
  const figures = [
    ['Students', students],
    ['Envelopes', packets],
    ['Sheets', sheets],
    ['Set aside', setAside],
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
      <span className="numbers-actions">
        <Button look="quiet" onPress={() => openDialog('set-aside')} unavailable={setAside === 0 ? 'No report is set aside.' : null}>
          See what is set aside
        </Button>
        <Button look="primary" onPress={() => openDialog('save')} unavailable={availability.save} shortcut="Control+S">
          Save batches…
        </Button>
        <Button onPress={() => openDialog('print')} unavailable={underway ? null : availability.print} shortcut="Control+P">
          {underway ? 'Printing…' : 'Print…'}
        </Button>
      </span>
    </section>
  );
}
