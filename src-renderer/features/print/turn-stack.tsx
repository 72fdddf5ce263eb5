import type { ReactElement } from 'react';
import type { PrintRunView } from '@shared/ipc/views';
import { stackTurned } from '../../store/print-store';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { countOf, rangeOf } from '../../words/counts';
import { TurnDrawing } from './turn-drawing';

/** Between fronts and backs: what to do with the stack, and the two words that the run waits for. */
export function TurnStack({ turning: { fromPiece, toPiece, sheets } }: { readonly turning: NonNullable<PrintRunView['turning']> }): ReactElement {
  return (
    <section aria-label="Turn the stack">
      <Notice tone="care">
        The fronts of {fromPiece === toPiece ? 'piece' : 'pieces'} {rangeOf(fromPiece, toPiece)} are printed: {countOf(sheets, 'sheet')}. Turn the stack as you turned the trial.
      </Notice>
      <TurnDrawing />
      <div className="button-row">
        <Button look="primary" onPress={() => void stackTurned(true)}>
          The stack is in: print the backs
        </Button>
        <Button onPress={() => void stackTurned(false)}>Stop here: print these pieces again later</Button>
      </div>
    </section>
  );
}
