import { useId, useState, type ReactElement } from 'react';
import type { OpenAtPrinter } from '@shared/domain/printing/open-at-printers';
import { countOf } from '../words/counts';
import { readLastGood } from '../words/last-good-form';
import { Button } from './button';
import './last-good-piece.css';

type LastGoodPieceProps = { readonly open: readonly OpenAtPrinter[]; readonly onSettle: (printer: string, lastGood: number) => void };

/** Asks for the last piece that came out whole, once for each printer: every tray is counted by itself. */
export function LastGoodPiece({ open, onSettle }: LastGoodPieceProps): ReactElement {
  return (
    <>
      {open.map((at) => (
        <AtPrinter key={at.printer} at={at} isAlone={open.length === 1} onSettle={onSettle} />
      ))}
    </>
  );
}

type AtPrinterProps = { readonly at: OpenAtPrinter; readonly isAlone: boolean; readonly onSettle: LastGoodPieceProps['onSettle'] };

function AtPrinter({ at, isAlone, onSettle }: AtPrinterProps): ReactElement {
  const { printer, pieces, ranges } = at;
  const [typed, setTyped] = useState('');
  const id = useId();
  const lastGood = readLastGood(typed, ranges);
  const settle = (): void => {
    if (typeof lastGood === 'number') onSettle(printer, lastGood);
  };
  return (
    <div className="last-good-piece">
      <div className="field">
        <label htmlFor={id}>{isAlone ? 'Last good piece' : `Last good piece at ${printer}`}</label>
        <input id={id} inputMode="numeric" value={typed} placeholder="0 for none" aria-describedby={`${id}-pieces`} onChange={(event) => setTyped(event.target.value)} />
        <p id={`${id}-pieces`} className="soft small">
          {countOf(pieces, 'piece')} went to {printer}: {ranges}
        </p>
      </div>
      <Button onPress={settle} unavailable={typeof lastGood === 'string' ? lastGood : null}>
        Write it down
      </Button>
    </div>
  );
}
