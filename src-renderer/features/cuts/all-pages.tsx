import { useId, useRef, type KeyboardEvent, type ReactElement } from 'react';
import type { EntryView } from '@shared/ipc/views';
import { isSameBeginnings } from '../../store/beginnings';
import {
  applyBeginnings,
  lookAtPages,
  redoBeginning,
  selectPage,
  stepBeginning,
  takeFoundBeginnings,
  toggleBeginning,
  undoBeginning,
  useEntryPages,
  useEntryStore,
} from '../../store/entry-store';
import type { History } from '../../store/history';
import { rowAt } from '../../store/paged-rows';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';
import { useDelayed } from '../../ui/use-delayed';
import { useElementSize } from '../../ui/use-element-size';
import { countOf, formatNumber } from '../../words/counts';
import { signWords } from '../../words/page-signs';
import { PageGrid } from './page-grid';
import { PagePaper } from './page-paper';

/** All pages of a file with the beginnings on them; a person sets and takes away beginnings and has the file read again. */
export function AllPages(): ReactElement {
  const { entry, reading, draft } = useEntryStore();
  const isSlow = useDelayed(reading !== null);
  const total = useEntryPages((rows) => rows.total);
  const failure = useEntryPages((rows) => rows.failure);
  if (!entry) return <></>;
  if (!draft) {
    if (isSlow && reading) return <ProgressBar progress={reading.progress} before="Reading the pages" />;
    return reading ? <></> : <div><Button onPress={() => void lookAtPages()}>Read the pages</Button></div>;
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'z') (event.shiftKey ? redoBeginning : undoBeginning)();
    else if (key === 'y') redoBeginning();
    else return;
    event.preventDefault();
  };
  return (
    <div className="cuts-all" onKeyDown={onKeyDown}>
      <BeginningTools entry={entry} draft={draft} busy={reading ? 'The file is being read.' : null} />
      {isSlow && reading && <ProgressBar progress={reading.progress} before="Reading the pages" />}
      {failure && <Notice tone="stop">{failure}</Notice>}
      <div className="cuts-columns cuts-columns-grid">
        <PageGrid entryIndex={entry.entryIndex} count={total ?? entry.beginnings?.length ?? 1} beginnings={draft.present} />
        <PageDetails entryIndex={entry.entryIndex} beginnings={draft.present} />
      </div>
    </div>
  );
}

type BeginningToolsProps = { readonly entry: EntryView; readonly draft: History<readonly number[]>; readonly busy: string | null };

/** Reads the file with the beginnings placed, and takes back what was placed. */
function BeginningTools({ entry, draft, busy }: BeginningToolsProps): ReactElement {
  const isSame = entry.beginnings !== null && isSameBeginnings(draft.present, entry.beginnings);
  const state = !isSame ? 'not used yet' : entry.isPlaced ? 'in use' : 'as found';
  return (
    <div className="cuts-tools" role="toolbar" aria-label="Beginnings">
      <Button look="primary" onPress={() => void applyBeginnings()} unavailable={busy ?? (isSame && entry.isPlaced ? 'The file was read with these beginnings.' : null)}>
        Use these beginnings
      </Button>
      <Button onPress={() => void takeFoundBeginnings()} unavailable={busy ?? (entry.isPlaced ? null : 'No beginning was placed by hand in this file.')}>
        Back to those found
      </Button>
      <Button look="quiet" icon="undo" iconOnly onPress={undoBeginning} shortcut="Control+Z" unavailable={busy ?? (draft.past.length === 0 ? 'There is no change to undo.' : null)}>
        Undo
      </Button>
      <Button look="quiet" icon="redo" iconOnly onPress={redoBeginning} shortcut="Control+Shift+Z" unavailable={busy ?? (draft.future.length === 0 ? 'There is no change to redo.' : null)}>
        Redo
      </Button>
      <span className="soft">
        {countOf(draft.present.length, 'beginning')}, {state}
      </span>
    </div>
  );
}

/** The page looked at, what it shows, and whether a report begins on it. */
function PageDetails({ entryIndex, beginnings }: { readonly entryIndex: number; readonly beginnings: readonly number[] }): ReactElement {
  const page = useEntryStore((state) => state.page);
  const row = useEntryPages((rows) => rowAt(rows, page - 1));
  const total = useEntryPages((rows) => rows.total) ?? page;
  const stage = useRef<HTMLDivElement>(null);
  const room = useElementSize(stage);
  const id = useId();
  const step = (to: number, name: string, icon: 'previous' | 'next'): ReactElement => (
    <Button look="quiet" icon={icon} iconOnly onPress={() => selectPage(to)} unavailable={to < 1 || to > total ? `${name}: there is no further one in this file.` : null}>
      {name}
    </Button>
  );
  return (
    <section className="cuts-side" aria-labelledby={`${id}-title`}>
      <div className="cuts-steps">
        {step(page - 1, 'Previous page', 'previous')}
        <h3 id={`${id}-title`}>
          Page {formatNumber(page)} of {formatNumber(total)}
        </h3>
        {step(page + 1, 'Next page', 'next')}
        <Button look="quiet" icon="previous-packet" iconOnly onPress={() => stepBeginning(-1)}>
          Previous beginning
        </Button>
        <Button look="quiet" icon="next-packet" iconOnly onPress={() => stepBeginning(1)}>
          Next beginning
        </Button>
      </div>
      <label className="choice">
        <input type="checkbox" checked={page === 1 || beginnings.includes(page)} disabled={page === 1} onChange={() => toggleBeginning(page)} />
        <span>
          A report begins here
          {page === 1 && <span className="soft small choice-hint">One always begins on page 1.</span>}
        </span>
      </label>
      {row && <Signs signs={row.signs.map(signWords)} reason={row.reason} isUnassigned={row.isUnassigned} />}
      <div ref={stage} className="cuts-stage">
        <PagePaper entryIndex={entryIndex} pageNumber={page} within={room} label={`Page ${formatNumber(page)} of the file`} />
      </div>
    </section>
  );
}

function Signs({ signs, reason, isUnassigned }: { readonly signs: readonly string[]; readonly reason: string | null; readonly isUnassigned: boolean }): ReactElement {
  return (
    <div className="cuts-signs">
      {isUnassigned && <p className="cuts-reason">{reason ? `Belongs to no report: ${reason}.` : 'Belongs to no report.'}</p>}
      {signs.length === 0 ? (
        <p className="soft">Nothing on this page tells whose it is.</p>
      ) : (
        <ul aria-label="What the page shows">
          {signs.map((sign) => (
            <li key={sign}>{sign}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

