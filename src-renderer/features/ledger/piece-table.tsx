import { useId, type ReactElement } from 'react';
import type { LedgerPieceView } from '@shared/ipc/views';
import { settlePieces, showRun } from '../../store/ledger-store';
import { Button } from '../../ui/button';
import { useFocusInPlace } from '../../ui/use-focus-in-place';
import { countOf, formatNumber } from '../../words/counts';
import { isolated } from '../../words/isolated';
import { OUTCOME_WORDS } from '../../words/ledger-words';

type PieceTableProps = { readonly run: number; readonly pieces: { readonly total: number; readonly rows: readonly LedgerPieceView[] }; readonly only: 'open' | 'all'; readonly shown: number };

const WORDS = [
  ['ok', 'OK'],
  ['reprint', 'Print again'],
  ['pull', 'Pull'],
] as const;

/** The pieces of a run, each with the three words that a person can say of it. */
export function PieceTable({ run, pieces, only, shown }: PieceTableProps): ReactElement {
  const id = useId();
  const { list, onFocus, onBlur } = useFocusInPlace<HTMLTableSectionElement>('tr');
  return (
    <>
      <div className="ledger-line">
        <div className="field">
          <label htmlFor={id}>Pieces shown</label>
          <select id={id} value={only} onChange={(event) => void showRun(run, event.target.value === 'all' ? 'all' : 'open')}>
            <option value="open">Those that are not OK</option>
            <option value="all">All</option>
          </select>
        </div>
        <p className="soft small">
          {countOf(pieces.total, 'piece')}
          {pieces.total > shown && `, the first ${formatNumber(shown)} of them. The CSV holds all.`}
        </p>
      </div>
      {pieces.rows.length > 0 && (
        <table className="ledger-table">
          <thead>
            <tr>
              <th scope="col">Piece</th>
              <th scope="col">Student</th>
              <th scope="col">Now</th>
              <th scope="col">It is</th>
            </tr>
          </thead>
          <tbody ref={list} onFocus={onFocus} onBlur={onBlur}>
            {pieces.rows.map(({ piece, now, nowRun, by, kept }) => (
              <tr key={piece}>
                <th scope="row">{formatNumber(piece)}</th>
                <td>{kept.length > 0 ? kept.map(({ student, ssid }) => isolated(student ?? ssid ?? 'Not known')).join(', ') : <span className="soft">Not kept</span>}</td>
                <td>
                  {OUTCOME_WORDS[now]}
                  {nowRun !== run && `, run ${nowRun}`}
                  {by !== '' && <span className="soft small"> ({by})</span>}
                </td>
                <td>
                  <span className="button-row">
                    {WORDS.map(([word, label]) => (
                      <Button key={word} look="quiet" onPress={() => void settlePieces({ run, pieces: [piece], word })} unavailable={now === word ? `Piece ${piece} is marked so already.` : null}>
                        {label}
                        <span className="visually-hidden"> piece {formatNumber(piece)}</span>
                      </Button>
                    ))}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
