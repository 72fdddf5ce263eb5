import { useEffect, useId, useState, type ReactElement } from 'react';
import { isEqualPlace, type MaskPlace } from '@shared/domain/envelope/stray-lines';
import type { StrayKindView } from '@shared/ipc/views';
import { toggleMask } from '../../store/planning';
import { usePlanStore } from '../../store/plan-store';
import { selectPacket } from '../../store/selection-store';
import { readStrayKinds, useStrayKinds } from '../../store/stray-kinds-store';
import { Button } from '../../ui/button';
import { countOf } from '../../words/counts';
import { strayKindWords, strayPlaceWords } from '../../words/window-words';

/** What can show over the whole run, by kind: text can be covered, once a person has looked at it. */
export function StrayKinds({ places }: { readonly places: readonly MaskPlace[] }): ReactElement | null {
  const version = usePlanStore((state) => state.version);
  const found = useStrayKinds((state) => state.found);
  const id = useId();
  useEffect(() => void readStrayKinds(), [version]);
  if (!found || found.kinds.length === 0) return null;
  // By what was chosen, and not by what is found: that comes with the next plan, which takes its time.
  const isMasked = (place: MaskPlace): boolean => places.some((one) => isEqualPlace(one, place));
  const [texts, drawn] = [found.kinds.filter(({ what }) => what === 'text'), found.kinds.filter(({ what }) => what !== 'text')];
  return (
    <section className="stray-kinds" aria-labelledby={id}>
      <h3 id={id}>What can show, over all packets</h3>
      <p className="soft small">
        Lines at one place of page 1 are one kind, whatever number or name stands in them. A covered line is taken off page 1 whole, in each packet where it could show. Look at the examples first.
      </p>
      <ul>
        {texts.map((kind) => (
          <Kind key={`${kind.place.xPt} ${kind.place.yPt}`} kind={kind} isMasked={isMasked(kind.place)} onToggle={() => void toggleMask(kind.place)} />
        ))}
        {drawn.map((kind) => (
          <Kind key={`${kind.what} ${kind.place.xPt} ${kind.place.yPt}`} kind={kind} isMasked={false} onToggle={null} />
        ))}
      </ul>
      {drawn.length > 0 && <p className="soft small">Pictures and drawn lines can’t be covered. Shift the page or use cover sheets.</p>}
      {found.others > 0 && <p className="soft small">And {countOf(found.others, 'kind')} more. Where so much differs from report to report, shift the page or use cover sheets.</p>}
    </section>
  );
}

/** One kind, with a packet to look at; each press of its button shows the next example. `onToggle` is null for what can't be covered. */
function Kind({ kind, isMasked, onToggle }: { readonly kind: StrayKindView; readonly isMasked: boolean; readonly onToggle: (() => void) | null }): ReactElement {
  const [shown, setShown] = useState(0);
  const { examples, packets, place } = kind;
  const words = strayKindWords(kind);
  const show = (): void => {
    const example = examples[shown % examples.length];
    if (!example) return;
    selectPacket(example.packet);
    setShown(shown + 1);
    // In a low window the picture is scrolled away.
    document.querySelector('.stage')?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <li>
      {onToggle ? (
        <label className="choice">
          <input type="checkbox" checked={isMasked} onChange={onToggle} />
          <span>Cover {words}</span>
        </label>
      ) : (
        <span>{words}</span>
      )}
      <span className="stray-kind-facts">
        <span className="soft small">
          {countOf(packets, 'packet')}, {strayPlaceWords(place)}
        </span>
        {examples.length > 0 && (
          <Button look="quiet" onPress={show}>
            {examples.length === 1 ? 'Show it' : 'Show one'}
            <span className="visually-hidden">: {words}</span>
          </Button>
        )}
      </span>
    </li>
  );
}
