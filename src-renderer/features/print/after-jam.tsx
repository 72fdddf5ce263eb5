import { useEffect, type ReactElement } from 'react';
import { settleAfterJam, showRun, useLedgerStore } from '../../store/ledger-store';
import { printAgain } from '../../store/print-store';
import { Button } from '../../ui/button';
import { LastGoodPiece } from '../../ui/last-good-piece';
import { Notice } from '../../ui/notice';
import { countOf } from '../../words/counts';

/** Asks at each printer for the last piece that came out whole, and prints the others again where the person wants it. */
export function AfterJam({ run, unknown }: { readonly run: number; readonly unknown: number }): ReactElement {
  const failure = useLedgerStore((state) => state.failure);
  const open = useLedgerStore((state) => (state.run?.run === run ? state.run.open : null));
  useEffect(() => void showRun(run), [run]);
  if (open?.length === 0) {
    return (
      <Notice tone="good">
        Written into the ledger. <Button onPress={() => printAgain(run)}>Print what is left…</Button>
      </Notice>
    );
  }
  const isPool = open !== null && open.length > 1;
  return (
    <>
      <Notice tone="care">
        {countOf(unknown, 'piece')} may or may not have come out. Look in {isPool ? 'the tray of each printer' : 'the tray'}: which is the last piece that came out whole?
      </Notice>
      {failure && <Notice tone="stop">{failure}</Notice>}
      {open && <LastGoodPiece open={open} onSettle={(printer, lastGood) => void settleAfterJam({ run, printer, lastGood })} />}
    </>
  );
}
