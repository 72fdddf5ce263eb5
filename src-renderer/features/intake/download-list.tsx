import type { ReactElement } from 'react';
import type { DownloadView } from '@shared/ipc/views';
import { removeDownload } from '../../store/downloads-store';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { LongList } from '../../ui/long-list';
import './download-list.css';

const KINDS = {
  zip: { word: 'Zip file', icon: 'archive' },
  folder: { word: 'Folder', icon: 'folder' },
  pdf: { word: 'PDF', icon: 'page' },
} as const;

const ESTIMATED_ROW_PX = 44;

/** The downloads chosen, each with a way out of the list. Thousands of single PDFs can be dropped at once. */
export function DownloadList({ downloads }: { readonly downloads: readonly DownloadView[] }): ReactElement {
  return (
    <div className="downloads">
      <LongList label="Downloads chosen" count={downloads.length} estimatedRowPx={ESTIMATED_ROW_PX} keyOf={(index) => downloads[index]?.id ?? index} row={(index) => <DownloadRow download={downloads[index]} />} />
    </div>
  );
}

function DownloadRow({ download }: { readonly download: DownloadView | undefined }): ReactElement | null {
  return download ? (
    <div className="download">
      <Icon name={KINDS[download.kind].icon} />
      <span className="download-name">{download.name}</span>
      <span className="soft small">{KINDS[download.kind].word}</span>
      <Button look="quiet" icon="remove" iconOnly onPress={() => void removeDownload(download.id)}>
        {`Remove ${download.name}`}
      </Button>
    </div>
  ) : null;
}
