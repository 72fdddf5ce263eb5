import { useEffect, useState, type ReactElement } from 'react';
import { describeToner } from '@shared/domain/printing/toner';
import type { BatchView } from '@shared/ipc/plan-view';
import type { PrinterView } from '@shared/ipc/views';
import { studentOfPiece } from '../../store/print-store';
import { countOf, formatNumber } from '../../words/counts';
import { isolated } from '../../words/isolated';
import type { PrintSelection } from '../../words/print-selection';
import './print-facts.css';

type PrintFactsProps = { readonly batches: readonly BatchView[]; readonly selection: PrintSelection | null; readonly printer: PrinterView | null; readonly twoPasses: boolean };

/** What will happen, in the words a person checks before paper is used. */
export function PrintFacts({ batches, selection, printer, twoPasses }: PrintFactsProps): ReactElement {
  const first = useStudent(batches, selection?.firstPiece ?? null);
  const last = useStudent(batches, selection?.lastPiece ?? null);
  const facts: readonly (readonly [string, string])[] = [
    ['Printer', printer?.name ?? 'None'],
    ['Paper', `Letter, ${twoPasses ? 'fronts, then backs on the turned stack' : 'two-sided on the long edge'}, ${printer?.isGrayOnly ? 'gray' : 'color'}, 100 %${printer?.profile.order === 'reverse' && !twoPasses ? ', from the last sheet to the first' : ''}`],
    ['Amount', selection ? `${countOf(selection.packets, 'packet')}, ${countOf(selection.sheets, 'sheet')}` : 'Nothing'],
    ...(selection && printer ? [['Toner', tonerText(selection, printer)] as const] : []),
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

/** Without the number on the cartridges' box no estimate would be honest. */
const tonerText = ({ printedSides }: PrintSelection, { profile: { cartridgeSides }, markers }: PrinterView): string =>
  cartridgeSides === null ? 'Not estimated: type the pages that a set of cartridges prints, in the settings of this printer' : describeToner({ sides: printedSides, cartridgeSides, markers });

const studentText = (student: string | null, piece: number): string => `${isolated(student ?? 'Name not found')} (piece ${formatNumber(piece)})`;

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
