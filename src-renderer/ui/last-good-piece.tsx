import { useId, useState, type ReactElement } from 'react';
import type { OpenAtPrinter } from '@shared/domain/printing/open-at-printers';
import { lastGoodFault } from '@shared/domain/printing/part-after-jam';
import { countOf } from '../words/counts';
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
  const number = /^\d{1,7}$/.test(typed.trim()) ? Number(typed) : null;
  const fault = number === null ? 'Enter a piece number, or 0 where none came out whole.' : lastGoodFault(number, ranges);
  return (
    <div className="last-good-piece">
      <div className="field">
        <label htmlFor={id}>{isAlone ? 'Last good piece' : `Last good piece at ${printer}`}</label>
        <input id={id} inputMode="numeric" value={typed} placeholder="0 for none" aria-describedby={`${id}-pieces`} onChange={(event) => setTyped(event.target.value)} />
        <p id={`${id}-pieces`} className="soft small">
          {countOf(pieces, 'piece')} went to {printer}: {ranges}
        </p>
      </div>
      <Button onPress={() => onSettle(printer, number ?? 0)} unavailable={fault}>
        Write it down
      </Button>
    </div>
  );
}
