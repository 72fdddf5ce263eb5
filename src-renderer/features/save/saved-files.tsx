import type { ReactElement, ReactNode } from 'react';
import { usePlanStore } from '../../store/plan-store';
import type { SavedBatchesView } from '@shared/ipc/views';
import { openBatch } from '../../store/save-store';
import { openSetAside } from '../../store/problems-store';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { batchTitle } from '../../words/batch-names';
import { countOf } from '../../words/counts';
import './saved-files.css';

type SavedFilesProps = { readonly saved: SavedBatchesView; readonly printingUnavailable: string | null; /** What is to be looked at. */ readonly beforeMailing: ReactNode };

/** Where the batches lie, and each batch to open in the system's viewer. */
export function SavedFiles({ saved, printingUnavailable, beforeMailing }: SavedFilesProps): ReactElement {
  const batches = usePlanStore((state) => state.plan?.batches ?? null);
  return (
    <>
      <Notice tone="good">
        {countOf(saved.files.length, 'file')} in <strong>{saved.folderName}</strong>: {countOf(saved.packets, 'packet')} on {countOf(saved.sheets, 'sheet')}. Every page
        was read again and proved.
      </Notice>
      {saved.notProved > 0 && (
        <Notice tone="care">
          {countOf(saved.notProved, 'report')} could not be proved to print as planned and {saved.notProved === 1 ? 'was' : 'were'} set aside.{' '}
          <Button onPress={() => openSetAside('report-not-proved')}>
            See why<span className="visually-hidden"> reports are set aside</span>
          </Button>
        </Notice>
      )}
      {beforeMailing}
      <ul className="saved-files" aria-label="Saved batches" tabIndex={0}>
        {batches?.map((batch) => (
          <li key={batch.id}>
            <span className="saved-name">
              <span>{batch.id}.pdf</span>
              <span className="soft small">
                {batchTitle(batch)} · {countOf(batch.packets, 'packet')}
              </span>
            </span>
            <Button onPress={() => void openBatch(batch.id)}>
              Open<span className="visually-hidden"> {batch.id}</span>
            </Button>
          </li>
        ))}
      </ul>
      {printingUnavailable !== null && (
        <Notice tone="plain">{printingUnavailable} In the viewer, choose two-sided on the long edge, color, and actual size.</Notice>
      )}
    </>
  );
}
