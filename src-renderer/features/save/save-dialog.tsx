import type { ReactElement, ReactNode } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { PlanView } from '@shared/ipc/plan-view';
import { cancelSaving, chooseFolderAndSave, resetSaving, saveInto, showFolder, useSaveStore, type SaveStage } from '../../store/save-store';
import { closeDialog, openDialog } from '../../store/view-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';
import { BeforeMailing } from '../../ui/before-mailing';
import { countOf } from '../../words/counts';
import { SavedFiles } from './saved-files';

type SaveDialogProps = { readonly plan: PlanView; /** Sentence where printing is not possible from here. */ readonly printingUnavailable: string | null };

/** Saving, from the choice of a folder to the files saved. */
export function SaveDialog({ plan, printingUnavailable }: SaveDialogProps): ReactElement {
  const { now, showFailure } = useSaveStore(useShallow(({ now, showFailure }) => ({ now, showFailure })));
  const close = (): void => {
    closeDialog();
    resetSaving();
  };
  const { body, actions } = contentOf(now, plan, close, printingUnavailable);
  return (
    <Dialog title={TITLES[now.stage]} onClose={close} stays={now.stage === 'saving' || now.stage === 'choosing'} actions={actions}>
      {body}
      {showFailure && <Notice tone="stop">{showFailure}</Notice>}
    </Dialog>
  );
}

const TITLES: Readonly<Record<SaveStage['stage'], string>> = {
  rest: 'Save batches',
  choosing: 'Save batches',
  caution: 'Save batches here?',
  saving: 'Saving batches',
  saved: 'Batches saved',
  canceled: 'Saving canceled',
  failed: 'Batches not saved',
};

function contentOf(now: SaveStage, plan: PlanView, close: () => void, printingUnavailable: string | null): { readonly body: ReactNode; readonly actions: ReactNode } {
  const { batches, totals } = plan;
  const closeButton = <Button onPress={close}>Close</Button>;
  const chooseButton = (words: string): ReactElement => (
    <Button look="primary" autoFocus onPress={() => void chooseFolderAndSave()}>
      {words}
    </Button>
  );
  const whyWait = now.stage === 'choosing' ? 'A dialog of the system is open.' : null;
  switch (now.stage) {
    case 'rest':
    case 'choosing':
      return {
        body: (
          <>
            <p>
              {countOf(batches.length, 'PDF')}, one for each batch, with {countOf(totals.packets, 'packet')} on {countOf(totals.sheets, 'sheet')}, and a list of every
              envelope.
            </p>
            <p className="soft">Every file is read again and proved page by page before it gets its name.</p>
            <BeforeMailing plan={plan} within="save" onLook={close} unavailable={whyWait} />
          </>
        ),
        actions: (
          <>
            <Button onPress={close} unavailable={whyWait}>
              Cancel
            </Button>
            <Button look="primary" autoFocus onPress={() => void chooseFolderAndSave()} unavailable={whyWait}>
              Choose a folder…
            </Button>
          </>
        ),
      };
    case 'caution':
      return {
        body: (
          <>
            <p>
              Folder: <strong>{now.folder.name}</strong>
            </p>
            <Notice tone="care">{now.sentence}</Notice>
          </>
        ),
        actions: (
          <>
            <Button onPress={() => void saveInto(now.folder)}>Save here anyway</Button>
            {chooseButton('Choose another folder…')}
          </>
        ),
      };
    case 'saving':
      return {
        body: (
          <>
            <p>
              Into <strong>{now.folderName}</strong>. Nothing is kept unless every batch is proved.
            </p>
            <ProgressBar progress={now.progress} before="Starting" />
          </>
        ),
        actions: (
          <Button autoFocus onPress={() => void cancelSaving()} unavailable={now.cancelling ? 'Canceling. This takes a moment.' : null}>
            {now.cancelling ? 'Canceling' : 'Cancel'}
          </Button>
        ),
      };
    case 'saved':
      return {
        body: <SavedFiles saved={now.saved} printingUnavailable={printingUnavailable} beforeMailing={<BeforeMailing plan={plan} within="save" onLook={close} />} />,
        actions: (
          <>
            <Button onPress={() => void showFolder()}>Show in folder</Button>
            {printingUnavailable === null && <Button onPress={() => openDialog('print')}>Print…</Button>}
            <Button look="primary" autoFocus onPress={close}>
              Done
            </Button>
          </>
        ),
      };
    case 'canceled':
      return { body: <p>Nothing was kept in the folder.</p>, actions: <>{closeButton}{chooseButton('Choose a folder…')}</> };
    case 'failed':
      return { body: <Notice tone="stop">{now.sentence}</Notice>, actions: <>{closeButton}{chooseButton('Choose a folder…')}</> };
  }
}
