import { useId, useState, type ReactElement } from 'react';
import type { WindowRowView } from '@shared/ipc/views';
import { rowAt } from '../../store/paged-rows';
import { selectWorst, useWindowRows, windowRows } from '../../store/window-store';
import { WindowFlags } from '../../ui/flag';
import { VirtualListbox } from '../../ui/virtual-listbox';
import { countOf, formatNumber } from '../../words/counts';
import './worst-fits.css';

const ROW_REM = 4.75;

/** All packets by how badly they stand in the window, the worst first: where the first of each kind are right, all are. `rank` is the one shown, -1 for none. */
export function WorstFits({ rank }: { readonly rank: number }): ReactElement {
  const rows = useWindowRows((state) => state);
  const id = useId();
  const total = rows.total ?? 0;
  // Where the list was gone to, until the packet there is shown: keys pressed meanwhile go on from it.
  const [wanted, setWanted] = useState<number | null>(null);
  if (rank >= 0 && wanted !== null) setWanted(null);
  return (
    <section className="worst-fits" aria-labelledby={id}>
      <h3 id={id}>Worst fits first</h3>
      <p className="soft small">{rows.total === null ? 'Reading' : `All ${countOf(total, 'packet')}. Look at the first ones of each kind; all others fit better.`}</p>
      {rows.failure && <p role="alert">{rows.failure}</p>}
      <VirtualListbox
        className="worst-list"
        labelledBy={id}
        count={Math.max(total, 1)}
        rowRem={ROW_REM}
        row={(index) => <WorstRow row={rowAt(rows, index)} />}
        selected={rank >= 0 ? rank : (wanted ?? -1)}
        onSelect={(index) => {
          setWanted(index);
          void selectWorst(index);
        }}
        list={rows.list}
        onSeen={windowRows.ensure}
      />
    </section>
  );
}

function WorstRow({ row }: { readonly row: WindowRowView | undefined }): ReactElement {
  if (!row) return <span className="worst-fit soft">Reading</span>;
  return (
    <span className="worst-fit">
      <span className="worst-fit-name" dir="auto">{row.student ?? 'Name not found'}</span>
      <WindowFlags verdict={row.window} />
      <span className="soft small">
        Piece {formatNumber(row.piece)}
        {row.hasCover && ', cover sheet'}
      </span>
      {row.shows.length > 0 && <span className="worst-fit-shows small">{row.shows.map((word) => `“${word}”`).join(' ')}</span>}
    </span>
  );
}
