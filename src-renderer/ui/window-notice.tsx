import type { ReactElement } from 'react';
import type { PlanView } from '@shared/ipc/plan-view';
import { goTo, showPreview } from '../store/view-store';
import { selectWorst } from '../store/window-store';
import { windowChecksSentence } from '../words/window-checks';
import { Button } from './button';
import { Notice } from './notice';

type WindowNoticeProps = { readonly plan: PlanView; /** Closes the dialog that the notice stands in. */ readonly onLook: () => void; /** Why one can't look now. */ readonly unavailable?: string | null };

/** Says before and after the batches are written that packets don't stand well in the window, and leads to the worst; nothing where all do. */
export function WindowNotice({ plan, onLook, unavailable = null }: WindowNoticeProps): ReactElement | null {
  const sentence = windowChecksSentence(plan);
  if (sentence === null) return null;
  const look = (): void => {
    onLook();
    goTo('batches');
    showPreview('envelope');
    void selectWorst(0);
    // A dialog that closes gives the focus back to what opened it; the eye is on the envelope.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[role="tab"][data-tab="envelope"]')?.focus());
  };
  return (
    <Notice tone="care">
      {sentence}{' '}
      <Button onPress={look} unavailable={unavailable}>
        Show the worst first
      </Button>
    </Notice>
  );
}
