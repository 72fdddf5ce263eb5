import type { ReactElement } from 'react';
import { Button } from './button';
import { Notice } from './notice';
import './own-rows.css';

type DeletedNoticeProps = {
  /** Null where nothing was deleted: the place is there all the same, so that the sentence is spoken once it comes. */
  readonly sentence: string | null;
  readonly back?: string;
  readonly unavailable?: string | null;
  readonly onBack: () => void;
};

/** Says that something that staff described or added is gone, and brings it back. */
export function DeletedNotice({ sentence, back = 'Undo', unavailable = null, onBack }: DeletedNoticeProps): ReactElement {
  return (
    <div role="status">
      {sentence !== null && (
        <Notice tone="plain">
          <div className="own-deleted">
            <span>{sentence}</span>
            <Button unavailable={unavailable} onPress={onBack}>
              {back}
            </Button>
          </div>
        </Notice>
      )}
    </div>
  );
}
