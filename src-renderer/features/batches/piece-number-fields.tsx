import { useId, type ReactElement } from 'react';
import { PIECE_NUMBER_PLACES, PIECE_NUMBER_SIZES_PT, pieceNumberText } from '@shared/domain/envelope/piece-number';
import type { PrepareSettings } from '@shared/domain/packets/settings';
import { PIECE_NUMBER_PLACE_NAMES } from '../../words/kinds';

type PieceNumberFieldsProps = { readonly draft: PrepareSettings; readonly fault: string | null; readonly onChange: (part: Partial<PrepareSettings>) => void };

/** Where the piece number stands on each sheet, and how large. */
export function PieceNumberFields({ draft, fault, onChange }: PieceNumberFieldsProps): ReactElement {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={`${id}-place`}>Piece numbers on the sheets</label>
      <select
        id={`${id}-place`}
        value={draft.pieceNumbers}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange({ pieceNumbers: PIECE_NUMBER_PLACES.find((one) => one === event.target.value) ?? 'none' })}
      >
        {PIECE_NUMBER_PLACES.map((one) => (
          <option key={one} value={one}>
            {PIECE_NUMBER_PLACE_NAMES[one]}
          </option>
        ))}
      </select>
      {draft.pieceNumbers !== 'none' && (
        <>
          <label htmlFor={`${id}-size`}>Their type size</label>
          <select id={`${id}-size`} value={draft.pieceNumberPt} onChange={(event) => onChange({ pieceNumberPt: Number(event.target.value) })}>
            {PIECE_NUMBER_SIZES_PT.map((one) => (
              <option key={one} value={one}>
                {one} pt
              </option>
            ))}
          </select>
        </>
      )}
      <p id={`${id}-hint`} className="soft small">
        {fault ?? `Such as “${pieceNumberText(123, 2, 3)}”: after a jam it says which piece came out last. A report that prints something in that corner is set aside. Cover letters carry none.`}
      </p>
    </div>
  );
}
