import type { ReactElement } from 'react';
import type { DownloadView } from '@shared/ipc/views';
import { removeDownload } from '../../store/downloads-store';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import './download-list.css';

const KINDS = {
  zip: { word: 'Zip file', icon: 'archive' },
  folder: { word: 'Folder', icon: 'folder' },
  pdf: { word: 'PDF', icon: 'page' },
} as const;

/** The downloads chosen, each with a way out of the list. */
export function DownloadList({ downloads }: { readonly downloads: readonly DownloadView[] }): ReactElement {
  return (
    <ul className="downloads" aria-label="Downloads chosen">
      {downloads.map(({ id, name, kind }) => (
        <li key={id} className="download">
          <Icon name={KINDS[kind].icon} />
          <span className="download-name">{name}</span>
          <span className="soft small">{KINDS[kind].word}</span>
          <Button look="quiet" icon="remove" iconOnly onPress={() => void removeDownload(id)}>
            {`Remove ${name}`}
          </Button>
        </li>
      ))}
    </ul>
  );
}
