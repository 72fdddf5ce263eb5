import { useEffect, useRef, type ReactElement } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { addSample, chooseDownloads, useDownloadsStore } from '../../store/downloads-store';
import { isStale, useFindingsStore } from '../../store/findings-store';
import { Button } from '../../ui/button';
import { Keys } from '../../ui/keys';
import { Notice } from '../../ui/notice';
import { useDelayed } from '../../ui/use-delayed';
import { canceledSentence, readWords } from '../../words/reading-words';
import { DownloadList } from './download-list';
import './start-view.css';

type StartViewProps = { readonly onRead: () => void; readonly onSample: () => void };

/** The first place: what to drop, and the downloads chosen so far. */
export function StartView({ onRead, onSample }: StartViewProps): ReactElement {
  const { downloads, busy, failure } = useDownloadsStore(useShallow((state) => state));
  const { findingsFailure, left, isRead, isAddedTo } = useFindingsStore(
    useShallow((state) => ({
      findingsFailure: state.failure,
      left: state.left,
      isRead: state.findings !== null && !isStale(downloads, state.of),
      isAddedTo: state.findings !== null && downloads.lastAdded > (state.of?.lastAdded ?? 0),
    })),
  );
  const slow = useDelayed(busy === 'adding' || busy === 'making-sample');
  const isEmpty = downloads.total === 0;
  const heading = useRef<HTMLHeadingElement>(null);
  const wasEmpty = useRef(isEmpty);
  useEffect(() => {
    // With the last download the button that removed it is gone.
    if (isEmpty && !wasEmpty.current && document.activeElement === document.body) heading.current?.focus();
    wasEmpty.current = isEmpty;
  }, [isEmpty]);
  const waits = busy === null ? null : busy === 'choosing' ? 'A dialog of the system is open.' : 'The downloads are being added.';

  return (
    <div className="start">
      <div className="start-inner">
        <h1 ref={heading} tabIndex={-1}>{isEmpty ? 'Drop the score report downloads here' : 'Downloads to read'}</h1>
        <p className="soft start-lead">
          {isEmpty
            ? 'Zip files as TOMS gives them, folders, or single PDFs. Any number, in any order. Nothing leaves this computer.'
            : 'Read what is here, or drop more anywhere in the window: they are read together.'}
        </p>

        {!isEmpty && <DownloadList />}

        <div className="start-actions">
          {!isEmpty && (
            <Button look="primary" onPress={onRead} unavailable={waits}>
              {readWords(left, isRead, isAddedTo)}
            </Button>
          )}
          <Button look={isEmpty ? 'primary' : 'plain'} icon="archive" onPress={() => void chooseDownloads('files')} unavailable={waits} shortcut="Control+O">
            Choose files…
          </Button>
          <Button icon="folder" onPress={() => void chooseDownloads('folder')} unavailable={waits} shortcut="Control+Shift+O">
            Choose a folder…
          </Button>
        </div>
        <p className="soft small">
          <Keys keys={['Mod', 'O']} /> chooses files, <Keys keys={['Mod', 'Shift', 'O']} /> a folder.
        </p>

        <div className="start-notices">
          {slow && <p>{busy === 'making-sample' ? 'Making the sample.' : 'Adding the downloads.'}</p>}
          {failure && <Notice tone="stop">{failure}</Notice>}
          {findingsFailure && <Notice tone="stop">{findingsFailure}</Notice>}
          {left && !findingsFailure && <Notice tone="plain">{canceledSentence(left)}</Notice>}
          {isAddedTo && <Notice tone="plain">The files read before are kept. Only what is new is read.</Notice>}
        </div>

        {isEmpty && (
          <div className="start-sample">
            <h2>No download at hand?</h2>
            <p className="soft">The sample looks like a TOMS download. Its students are made up.</p>
            <Button
              look="quiet"
              onPress={() => {
                void addSample().then((added) => {
                  if (added) onSample();
                });
              }}
              unavailable={waits}
            >
              Try it with a made-up sample
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
