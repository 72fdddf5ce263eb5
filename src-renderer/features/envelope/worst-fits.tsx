import { useEffect, type ReactElement } from 'react';
import { rowAt, ROWS_PER_PAGE } from '../../store/paged-rows';
import { selectPacket } from '../../store/selection-store';
import { useWindowRows, windowRows } from '../../store/window-store';
import { WindowFlags } from '../../ui/flag';
import { formatNumber } from '../../words/counts';
import './worst-fits.css';

/** The packets that stand worst in the window, the worst first: where these are right, all are. */
export function WorstFits({ piece }: { readonly piece: number }): ReactElement {
  const rows = useWindowRows((state) => state);
  const { list, total } = rows;
  useEffect(() => windowRows.ensure(0, ROWS_PER_PAGE - 1), [list]);
  const shown = Array.from({ length: Math.min(total ?? 0, ROWS_PER_PAGE) }, (_, index) => rowAt(rows, index)).filter((row) => row !== undefined);
  return (
    <section className="worst-fits" aria-labelledby="worst-fits-title">
      <h3 id="worst-fits-title">Worst fits first</h3>
      <p className="soft small">
        {(total ?? 0) > ROWS_PER_PAGE ? `The worst ${ROWS_PER_PAGE} of ${formatNumber(total ?? 0)} packets. ` : ''}Look at the first ones of each kind; all others fit better.
      </p>
      {rows.failure && <p role="alert">{rows.failure}</p>}
      <ol>
        {shown.map((row) => (
          <li key={row.piece}>
            <button type="button" className="worst-fit" aria-current={row.piece === piece ? 'true' : undefined} onClick={() => selectPacket(row)}>
              <span className="worst-fit-name">{row.student ?? 'Name not found'}</span>
              <span className="soft small">
                Piece {formatNumber(row.piece)}
                {row.hasCover && ', cover sheet'}
              </span>
              <WindowFlags verdict={row.window} />
              {row.shows.length > 0 && <span className="worst-fit-shows small">{row.shows.map((word) => `“${word}”`).join(' ')}</span>}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
