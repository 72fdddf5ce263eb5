import type { ReactElement } from 'react';
import type { PlanView } from '@shared/ipc/plan-view';
import { openLetters } from '../store/letters-store';
import { openNotices } from '../store/notices-store';
import type { DialogName } from '../store/view-store';
import { withoutLetterSentence } from '../words/letters';
import { noticesSentence } from '../words/plan-notices';
import { Button } from './button';
import { Notice } from './notice';
import { WindowNotice } from './window-notice';

type BeforeMailingProps = {
  readonly plan: PlanView;
  /** The dialog that this stands in. */
  readonly within: DialogName;
  /** Closes it. */
  readonly onLook: () => void;
  /** Why one can't look now. */
  readonly unavailable?: string | null;
};

/** What is to be looked at before the packets are mailed, each with the way there; nothing where there is nothing. */
export function BeforeMailing({ plan, within, onLook, unavailable = null }: BeforeMailingProps): ReactElement {
  const sentence = noticesSentence(plan.notices);
  const withoutLetter = withoutLetterSentence(plan);
  return (
    <>
      <WindowNotice plan={plan} onLook={onLook} unavailable={unavailable} />
      {sentence && (
        <Notice tone="care">
          {sentence}{' '}
          <Button onPress={() => openNotices(within)} unavailable={unavailable}>
            See which
          </Button>
        </Notice>
      )}
      {withoutLetter && (
        <Notice tone="care">
          {withoutLetter}{' '}
          <Button
            onPress={() => {
              onLook();
              openLetters();
            }}
            unavailable={unavailable}
          >
            See the letters
          </Button>
        </Notice>
      )}
    </>
  );
}
