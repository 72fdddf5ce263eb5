import { useId, type ReactElement } from 'react';
import { isSameBeginnings } from '../../store/beginnings';
import { closeEntry, showEntryTab, useEntryStore } from '../../store/entry-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { Tabs } from '../../ui/tabs';
import { countOf } from '../../words/counts';
import './cuts-dialog.css';
import { AllPages } from './all-pages';
import { FirstPages } from './first-pages';

const TABS = [
  { id: 'reports', name: 'First pages' },
  { id: 'pages', name: 'All pages' },
] as const;

/** Where the reports of one file begin: their first pages one by one, and all pages with the beginnings to place. */
export function CutsDialog(): ReactElement {
  const { entry, tab, failure, draft } = useEntryStore();
  const beginnings = entry?.beginnings ?? null;
  const hasUnused = draft !== null && beginnings !== null && !isSameBeginnings(draft.present, beginnings);
  const id = useId();
  return (
    <Dialog
      title="Where reports begin"
      full
      onClose={closeEntry}
      hasUnused={hasUnused}
      actions={
        <Button autoFocus onPress={closeEntry}>
          Close
        </Button>
      }
    >
      {entry && (
        <p className="cuts-file">
          <strong>{entry.name}</strong> <span className="soft">in {entry.downloadName}</span>
          <span className="soft">
            {' '}
            · {countOf(entry.reports, 'report')}
            {entry.isPlaced && ' · beginnings placed by hand'}
          </span>
        </p>
      )}
      {failure && <Notice tone="stop">{failure}</Notice>}
      {entry && (
        <Tabs id={id} label="What to look at" tabs={TABS} selected={tab} onSelect={showEntryTab}>
          {tab === 'reports' ? <FirstPages /> : <AllPages />}
        </Tabs>
      )}
    </Dialog>
  );
}
