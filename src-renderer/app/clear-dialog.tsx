import type { ReactElement } from 'react';
import { closeDialog } from '../store/view-store';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { clear } from './flow';

/** Asked only where something would be lost. */
export function ClearDialog(): ReactElement {
  return (
    <Dialog
      title="Close and clear?"
      onClose={closeDialog}
      actions={
        <>
          <Button onPress={() => void clear()}>Close and clear</Button>
          <Button look="primary" autoFocus onPress={closeDialog}>
            Keep working
          </Button>
        </>
      }
    >
      <p>The present plan is not saved. Closing forgets the downloads, the plan, and the hold list, and ends what is under way.</p>
      <p className="soft">The downloads themselves stay where they are.</p>
    </Dialog>
  );
}
