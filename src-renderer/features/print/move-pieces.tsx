import { useId, useState, type ReactElement } from 'react';
import { pieceRange } from '@shared/domain/printing/piece-ranges';
import type { PrintRunView } from '@shared/ipc/views';
import { movePieces } from '../../store/print-store';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { readLastGood } from '../../words/last-good-form';

/** A printer of the run failed: whether what it had goes to the others, and from which piece on. The run waits for the word. */
export function MovePieces({ question }: { readonly question: PrintRunView['moving'][number] }): ReactElement {
  const { jobIndex, printer, others, isSent, sentence } = question;
  const [typed, setTyped] = useState('');
  const id = useId();
  const lastGood = isSent ? readLastGood(typed, pieceRange(question)) : 0;
  const move = (): void => {
    if (typeof lastGood === 'number') void movePieces(jobIndex, { move: true, lastGood });
  };
  const to = others.join(' or ');
  return (
    <section aria-label={`What ${printer} had`} className="move-pieces">
      <Notice tone="stop">{sentence}</Notice>
      {isSent && (
        <div className="field">
          <label htmlFor={id}>Last good piece in the tray of {printer}</label>
          <input id={id} inputMode="numeric" value={typed} placeholder="0 for none" onChange={(event) => setTyped(event.target.value)} />
        </div>
      )}
      <div className="button-row">
        <Button look="primary" unavailable={typeof lastGood === 'string' ? lastGood : null} onPress={move}>
          {isSent ? `Print the others on ${to}` : `Print them on ${to}`}
        </Button>
        <Button onPress={() => void movePieces(jobIndex, { move: false })}>Leave them for later</Button>
      </div>
      {isSent && <p className="soft small">Take the sheets behind the last good piece away, since no one may get them.</p>}
    </section>
  );
}
