import { useEffect, type ReactElement } from 'react';
import { announce } from '../../store/announcement-store';
import { hover, takeDropped, useDroppingStore } from '../../store/dropping-store';
import { isUsable } from '../../words/dropped';
import './drop-overlay.css';

type DropOverlayProps = {
  /** Why nothing can be dropped now, null where downloads can. */
  readonly unavailable: string | null;
  /** Called once something was added, to read it. */
  readonly onAdded: () => void;
};

/** Makes the whole window a place to drop downloads. */
export function DropOverlay({ unavailable, onAdded }: DropOverlayProps): ReactElement | null {
  const hovering = useDroppingStore((state) => state.hovering);

  useEffect(() => {
    const over = (event: DragEvent): void => {
      event.preventDefault();
      const usable = unavailable === null && holdsFiles(event.dataTransfer);
      if (event.dataTransfer) event.dataTransfer.dropEffect = usable ? 'copy' : 'none';
      hover(usable ? 'files' : 'unusable');
    };
    const leave = (event: DragEvent): void => {
      // Leaving the window itself has nothing that is entered instead.
      if (event.relatedTarget === null) hover(null);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      if (unavailable !== null) {
        hover(null);
        announce(unavailable);
        return;
      }
      void takeDropped(droppedItems(event.dataTransfer)).then((added) => {
        if (added) onAdded();
      });
    };
    window.addEventListener('dragenter', over);
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', over);
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [unavailable, onAdded]);

  if (!hovering) return null;
  return (
    <div className={`drop-overlay drop-overlay-${hovering}`}>
      <p>{hovering === 'files' ? 'Let go to read the downloads' : (unavailable ?? 'Text and links can’t be read. Drop zip files, folders, or PDFs.')}</p>
    </div>
  );
}

const holdsFiles = (transfer: DataTransfer | null): boolean => transfer !== null && [...transfer.types].includes('Files');

/** So many items are asked whether they are folders: Chromium takes a quarter of a millisecond for each, and a page that it holds up meanwhile. */
const MOST_ASKED = 100;

/** What was let go. What is not asked counts as a folder: what it is shows when it is read, and nothing is left out. */
const droppedItems = (transfer: DataTransfer | null): { name: string; isFolder: boolean; file: File }[] => {
  let asked = 0;
  const isFolder = (item: DataTransferItem): boolean => {
    asked += 1;
    return asked > MOST_ASKED || (item.webkitGetAsEntry()?.isDirectory ?? false);
  };
  return [...(transfer?.items ?? [])].flatMap((item) => {
    const file = item.kind === 'file' ? item.getAsFile() : null;
    if (!file) return [];
    const { name } = file;
    // Whatever is called as a zip or a PDF can be used.
    return [{ name, isFolder: !isUsable({ name, isFolder: false }) && isFolder(item), file }];
  });
};
