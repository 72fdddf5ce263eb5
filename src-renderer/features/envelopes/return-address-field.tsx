import { useId, useState, type ReactElement } from 'react';
import { MOST_SENDER_LINES, senderFault } from '@shared/domain/envelope/cover-sheet';
import { envelopeOf, type PrepareSettings } from '@shared/domain/packets/settings';
import { changeSettings } from '../../store/planning';
import { Button } from '../../ui/button';

const linesOf = (typed: string): readonly string[] => typed.split('\n').map((line) => line.trim()).filter((line) => line !== '');

const faultOf = (lines: readonly string[], settings: PrepareSettings): string | null => {
  if (lines.length > MOST_SENDER_LINES) return `The return address takes ${MOST_SENDER_LINES} lines at most. Use fewer lines.`;
  const envelope = envelopeOf(settings);
  return envelope && senderFault(lines, envelope);
};

/** The sender's address, which a cover sheet shows in the upper window of a double-window envelope. */
export function ReturnAddressField({ settings }: { readonly settings: PrepareSettings }): ReactElement {
  const [typed, setTyped] = useState(settings.returnAddress.join('\n'));
  const id = useId();
  const lines = linesOf(typed);
  const fault = faultOf(lines, settings);
  const isUsed = lines.join('\n') === settings.returnAddress.join('\n');
  const hasUpper = (envelopeOf(settings)?.returnWindow ?? null) !== null;
  return (
    <div className="field">
      <label htmlFor={id}>Return address</label>
      <textarea id={id} rows={3} value={typed} spellCheck={false} autoComplete="off" aria-invalid={fault !== null} aria-describedby={`${id}-hint`} onChange={(event) => setTyped(event.target.value)} />
      <p id={`${id}-hint`} className={fault ? 'shift-fault small' : 'soft small'}>
        {fault ?? `Cover sheets show it in the upper window of a double-window envelope. ${hasUpper ? 'The envelope in use has one.' : 'The envelope in use has no upper window.'}`}
      </p>
      <div>
        <Button unavailable={fault ?? (isUsed ? 'This return address is used already.' : null)} onPress={() => void changeSettings({ returnAddress: lines })}>
          Use this return address
        </Button>
      </div>
    </div>
  );
}
