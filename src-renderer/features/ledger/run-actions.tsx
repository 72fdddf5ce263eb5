import { useId, useState, type ReactElement } from 'react';
import type { LedgerRunDetailView } from '@shared/ipc/views';
import { exportRun, settleAfterJam, signOffRun } from '../../store/ledger-store';
import { Button } from '../../ui/button';
import { LastGoodPiece } from '../../ui/last-good-piece';
import { Notice } from '../../ui/notice';
import { countOf } from '../../words/counts';

type RunActionsProps = { readonly run: LedgerRunDetailView; readonly onPrintAgain: (run: number) => void };

/** What is to be done about a run: settle it after a jam, print what is left, sign it off, hand it on. */
export function RunActions({ run, onPrintAgain }: RunActionsProps): ReactElement {
  const left = run.now.reprint + run.now.notSent;
  return (
    <>
      {run.now.unknown > 0 && <AfterJam run={run} />}
      <div className="button-row">
        <Button onPress={() => onPrintAgain(run.run)} unavailable={whyNotPrint(run, left)}>
          {left > 0 ? `Print ${countOf(left, 'piece')}…` : 'Print the rest…'}
        </Button>
        <Button onPress={() => void exportRun({ run: run.run, what: 'report' })}>Save the run report…</Button>
        <Button onPress={() => void exportRun({ run: run.run, what: 'csv' })}>Save the pieces as CSV…</Button>
      </div>
      <SignOff run={run} />
    </>
  );
}

function whyNotPrint({ hasFolder }: LedgerRunDetailView, left: number): string | null {
  if (!hasFolder) return 'The folder of this run is no longer where it was. Prepare the downloads again.';
  return left > 0 ? null : 'Nothing of this run is left to print. Mark pieces below to print them again.';
}

function AfterJam({ run }: { readonly run: LedgerRunDetailView }): ReactElement {
  return (
    <>
      <Notice tone="care">
        {countOf(run.now.unknown, 'piece')} may or may not have come out. Look in {run.open.length > 1 ? 'the tray of each printer' : 'the tray'}, then enter the last piece that came out whole, or 0 for none.
      </Notice>
      <LastGoodPiece open={run.open} onSettle={(printer, lastGood) => void settleAfterJam({ run: run.run, printer, lastGood })} />
    </>
  );
}

function SignOff({ run }: { readonly run: LedgerRunDetailView }): ReactElement | null {
  const [name, setName] = useState('');
  const id = useId();
  const unavailable = run.now.unknown > 0 ? 'Some pieces are not settled yet.' : name.trim() === '' ? 'Enter the name of who signs off.' : null;
  if (run.signedOff) return null;
  return (
    <div className="ledger-line">
      <div className="field">
        <label htmlFor={id}>Signed off by</label>
        <input id={id} value={name} onChange={(event) => setName(event.target.value)} />
      </div>
      <Button onPress={() => void signOffRun(run.run, name, '')} unavailable={unavailable}>
        Sign off
      </Button>
    </div>
  );
}
