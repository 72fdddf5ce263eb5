import type { ReactElement } from 'react';
import { DELIVERY_NAMES, type Delivery } from '@shared/domain/printing/ledger-run';
import { PIECES_SHOWN, readLedger, showRun, useLedgerStore } from '../../store/ledger-store';
import { closeDialog } from '../../store/view-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { countOf } from '../../words/counts';
import { purposeWord, sumsText, timeText } from '../../words/ledger-words';
import './ledger.css';
import { LedgerSettingsFields } from './ledger-settings-fields';
import { PieceTable } from './piece-table';
import { RunActions } from './run-actions';
import { RunFacts } from './run-facts';

/** What was printed, run by run: sums that add up, pieces to settle, and what can be handed on. */
export function LedgerDialog({ onPrintAgain }: { readonly onPrintAgain: (run: number) => void }): ReactElement {
  const { runs, deliveries, run, pieces, only, failure } = useLedgerStore();
  return (
    <Dialog
      title="Ledger"
      full
      onClose={closeDialog}
      actions={
        <>
          {runs?.length !== 0 && <Button onPress={() => void readLedger()}>Ask the printers again</Button>}
          <Button look="primary" autoFocus onPress={closeDialog}>
            Close
          </Button>
        </>
      }
    >
      {failure && <Notice tone="stop">{failure}</Notice>}
      {runs === null && <p className="soft">The ledger is being read.</p>}
      {runs?.length === 0 && !failure && <p className="soft">Nothing was printed yet. Save the batches, then print them: each printing stands here with its pieces, also after a restart.</p>}
      {runs && runs.length > 0 && (
        <div className="ledger">
          <ul className="ledger-runs" aria-label={countOf(runs.length, 'run')}>
            {runs.map((one) => (
              <li key={one.run}>
                <button type="button" className="ledger-run" aria-current={one.run === run?.run ? 'true' : undefined} onClick={() => void showRun(one.run)}>
                  <strong>
                    Run {one.run}: {purposeWord(one.purpose)}
                  </strong>
                  <span className="soft small">
                    {timeText(one.startedAt)}, {one.printers.join(', ')}
                  </span>
                  <span className="small">{sumsText(one.now)}</span>
                </button>
              </li>
            ))}
          </ul>
          {run && (
            <section className="ledger-detail" aria-label={`Run ${run.run}`}>
              <RunFacts run={run} />
              <RunActions key={run.run} run={run} onPrintAgain={onPrintAgain} />
              <PieceTable run={run.run} pieces={pieces} only={only} shown={PIECES_SHOWN} />
            </section>
          )}
        </div>
      )}
      <Deliveries deliveries={deliveries} />
      <LedgerSettingsFields />
    </Dialog>
  );
}

/** Reports that families get as files; they do not count as mailed. */
function Deliveries({ deliveries }: { readonly deliveries: readonly Delivery[] }): ReactElement | null {
  if (deliveries.length === 0) return null;
  return (
    <section aria-label="Handed on as files">
      <h3>Handed on as files</h3>
      <ul className="ledger-deliveries small">
        {deliveries.map(({ delivery, kind, at, place, reports }) => (
          <li key={delivery}>
            {DELIVERY_NAMES[kind]}, {timeText(at)}, {place}: {countOf(reports, 'report')}
          </li>
        ))}
      </ul>
    </section>
  );
}
