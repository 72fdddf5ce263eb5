import { useEffect, useState, type ReactElement } from 'react';
import type { SheetOrder } from '@shared/domain/printing/arrange-pages';
import type { BatchView } from '@shared/ipc/views';
import { studentOfPiece } from '../../store/print-store';
import { countOf, formatNumber } from '../../words/counts';
import type { PrintSelection } from '../../words/print-selection';
import './print-facts.css';

type PrintFactsProps = { readonly batches: readonly BatchView[]; readonly selection: PrintSelection | null; readonly printerName: string | null; readonly inColor: boolean; readonly twoPasses: boolean; readonly order: SheetOrder };

/** What will happen, in the words a person checks before paper is used. */
export function PrintFacts({ batches, selection, printerName, inColor, twoPasses, order }: PrintFactsProps): ReactElement {
  const first = useStudent(batches, selection?.firstPiece ?? null);
  const last = useStudent(batches, selection?.lastPiece ?? null);
  const facts: readonly (readonly [string, string])[] = [
    ['Printer', printerName ?? 'None'],
    ['Paper', `Letter, ${twoPasses ? 'fronts, then backs on the turned stack' : 'two-sided on the long edge'}, ${inColor ? 'color' : 'gray'}, 100 %${order === 'reverse' && !twoPasses ? ', from the last sheet to the first' : ''}`],
    ['Amount', selection ? `${countOf(selection.packets, 'packet')}, ${countOf(selection.sheets, 'sheet')}` : 'Nothing'],
    ['First student', selection ? studentText(first, selection.firstPiece) : '–'],
    ['Last student', selection ? studentText(last, selection.lastPiece) : '–'],
  ];
  return (
    <dl className="print-facts" aria-label="What will be printed">
      {facts.map(([name, fact]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

const studentText = (student: string | null, piece: number): string => `${student ?? 'Name not found'} (piece ${formatNumber(piece)})`;

function useStudent(batches: readonly BatchView[], piece: number | null): string | null {
  const [known, setKnown] = useState<{ readonly piece: number; readonly student: string | null } | null>(null);
  useEffect(() => {
    if (piece === null) return undefined;
    let isOver = false;
    void studentOfPiece(batches, piece).then((student) => {
      if (!isOver) setKnown({ piece, student });
    });
    return () => {
      isOver = true;
    };
  }, [batches, piece]);
  return known?.piece === piece ? known.student : null;
}
