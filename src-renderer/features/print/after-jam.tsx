import { useId, useState, type ReactElement } from 'react';
import { useLedgerStore, settleAfterJam } from '../../store/ledger-store';
import { printAgain } from '../../store/print-store';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { countOf } from '../../words/counts';
import './print-scope-fields.css';

/** Asks for the last piece that came out whole, and prints the others again where the person wants it. */
export function AfterJam({ run, unknown }: { readonly run: number; readonly unknown: number }): ReactElement {
  const [typed, setTyped] = useState('');
  const [isSettled, setSettled] = useState(false);
  const failure = useLedgerStore((state) => state.failure);
  const id = useId();
  const number = /^\d{1,7}$/.test(typed.trim()) ? Number(typed) : null;
  if (isSettled) {
    return (
      <Notice tone="good">
        Written into the ledger. <Button onPress={() => printAgain(run)}>Print what is left…</Button>
      </Notice>
    );
  }
  return (
    <>
      <Notice tone="care">{countOf(unknown, 'piece')} may or may not have come out. Look in the tray: which is the last piece that came out whole?</Notice>
      {failure && <Notice tone="stop">{failure}</Notice>}
      <div className="print-scope">
        <div className="field">
          <label htmlFor={id}>Last good piece</label>
          <input id={id} inputMode="numeric" value={typed} placeholder="0 for none" onChange={(event) => setTyped(event.target.value)} />
        </div>
        <div>
          <Button onPress={() => void settleAfterJam(run, number ?? 0).then(setSettled)} unavailable={number === null ? 'Enter a piece number, or 0 where none came out whole.' : null}>
            Write it down
          </Button>
        </div>
      </div>
    </>
  );
}
