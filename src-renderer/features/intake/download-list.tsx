import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { DownloadView } from '@shared/ipc/views';
import { removeDownload, useDownloadsStore } from '../../store/downloads-store';
import { rowAt } from '../../store/paged-rows';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { LongList } from '../../ui/long-list';
import { useFocusInPlace } from '../../ui/use-focus-in-place';
import './download-list.css';

const KINDS = {
  zip: { word: 'Zip file', icon: 'archive' },
  folder: { word: 'Folder', icon: 'folder' },
  pdf: { word: 'PDF', icon: 'page' },
} as const;

const ESTIMATED_ROW_PX = 44;

/** The downloads chosen, each with a way out of the list. Thousands of single PDFs can be dropped at once. */
export function DownloadList(): ReactElement {
  const { downloads, rows } = useDownloadsStore();
  const state = useStore(rows.store);
  const { list, onFocus, onBlur } = useFocusInPlace<HTMLDivElement>('.long-row');
  return (
    <div className="downloads" ref={list} onFocus={onFocus} onBlur={onBlur}>
      <LongList label="Downloads chosen" count={downloads.total} estimatedRowPx={ESTIMATED_ROW_PX} row={(index) => <DownloadRow download={rowAt(state, index)} />} onSeen={rows.ensure} />
    </div>
  );
}

function DownloadRow({ download }: { readonly download: DownloadView | undefined }): ReactElement {
  if (!download) return <p className="download soft">Reading</p>;
  return (
    <div className="download">
      <Icon name={KINDS[download.kind].icon} />
      <span className="download-name">{download.name}</span>
      <span className="soft small">{KINDS[download.kind].word}</span>
      <Button look="quiet" icon="remove" iconOnly onPress={() => void removeDownload(download.id)}>
        {`Remove ${download.name}`}
      </Button>
    </div>
  );
}
