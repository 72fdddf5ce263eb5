import type { ReactElement } from 'react';
import { inserterFault } from '@shared/domain/envelope/inserter/inserter-fault';
import { inserterMark } from '@shared/domain/envelope/inserter/inserter-mark';
import type { InserterProfile } from '@shared/domain/envelope/inserter/inserter-profile';
import { returnWindowAreas, windowAreas } from '@shared/domain/envelope/movement-model';
import { type PieceNumberPlace, pieceNumberOf } from '@shared/domain/envelope/piece-number';
import type { EnvelopePreset } from '@shared/domain/envelope/presets';
import { NO_SHIFT } from '@shared/domain/envelope/shift';
import type { Rect } from '@shared/domain/geometry/rect';
import { inchesToPoints, LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '@shared/domain/geometry/units';
import { MarkBars } from './mark-bars';
import './sheet-places.css';

type SheetPlacesProps = {
  readonly envelope: EnvelopePreset;
  readonly inserter: InserterProfile | null;
  readonly numbers: { readonly pieceNumbers: PieceNumberPlace; readonly pieceNumberPt: number };
};

/** A sheet that stands for all: the second of three, of a piece whose digits are not all alike. */
const EXAMPLE = { piece: 123, sheet: 2, sheets: 3 };

const area = (className: string, [x0, y0, x1, y1]: Rect): ReactElement => <rect className={className} x={x0} y={y0} width={x1 - x0} height={y1 - y0} />;

/** A sheet to scale: its folds, what the envelope's windows can ever show of it, and where marks and numbers stand. */
export function SheetPlaces({ envelope, inserter, numbers: { pieceNumbers, pieceNumberPt } }: SheetPlacesProps): ReactElement {
  const [top, middle] = envelope.panelsIn;
  const upper = returnWindowAreas(envelope);
  const mark = inserter && inserterFault(inserter) === null ? inserterMark({ inserter, offPt: NO_SHIFT }, EXAMPLE) : null;
  const number = pieceNumbers === 'none' ? null : pieceNumberOf({ corner: pieceNumbers, sizePt: pieceNumberPt, offPt: NO_SHIFT }, EXAMPLE.piece, EXAMPLE.sheet, EXAMPLE.sheets);
  const shown = [...(mark ? ['inserter marks'] : []), ...(number ? ['the piece number'] : [])];
  return (
    <figure className="sheet-places">
      <svg viewBox={`-4 -4 ${LETTER_WIDTH_PT + 8} ${LETTER_HEIGHT_PT + 8}`} role="img" aria-label={`A sheet, drawn to scale, with its folds, what the window can show${shown.length > 0 ? `, and ${shown.join(' and ')}` : ''}`}>
        <rect className="sheet-places-paper" x={0} y={0} width={LETTER_WIDTH_PT} height={LETTER_HEIGHT_PT} />
        {area('sheet-places-window', windowAreas(envelope).canEverShow)}
        {upper && area('sheet-places-window', upper.canEverShow)}
        {[top, top + middle].map((foldIn) => (
          <line key={foldIn} className="sheet-places-fold" x1={0} x2={LETTER_WIDTH_PT} y1={inchesToPoints(foldIn)} y2={inchesToPoints(foldIn)} />
        ))}
        {mark && area('sheet-places-clear', mark.clear)}
        {mark && <MarkBars bars={mark.bars} />}
        {number && area('sheet-places-number', number.box)}
      </svg>
      <figcaption className="soft small">
        <span className="sheet-places-word">
          <span className="sheet-places-key sheet-places-key-window" /> what the window can show
        </span>
        <span className="sheet-places-word">
          <span className="sheet-places-key sheet-places-key-fold" /> folds
        </span>
        {mark && (
          <span className="sheet-places-word">
            <span className="sheet-places-key sheet-places-key-clear" /> paper that must be white
          </span>
        )}
        {number && (
          <span className="sheet-places-word">
            <span className="sheet-places-key sheet-places-key-number" /> piece number
          </span>
        )}
      </figcaption>
    </figure>
  );
}
