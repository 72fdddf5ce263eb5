import { useEffect, useId, type ReactElement } from 'react';
import { changeSettings } from '../../store/planning';
import { readStrayLines, useStrayLines } from '../../store/stray-lines-store';
import { usePlanStore } from '../../store/plan-store';
import { countOf } from '../../words/counts';

/** The lines that can show over the whole run: each can be covered, once a person has looked at it. */
export function StrayLines({ masks }: { readonly masks: readonly string[] }): ReactElement | null {
  const version = usePlanStore((state) => state.version);
  const found = useStrayLines((state) => state.found);
  const id = useId();
  useEffect(() => void readStrayLines(), [version]);
  if (!found || (found.lines.length === 0 && found.drawn === 0)) return null;
  const toggle = (text: string, isMasked: boolean): void => void changeSettings({ masks: isMasked ? masks.filter((mask) => mask !== text) : [...masks, text] });
  return (
    <section className="stray-lines" aria-labelledby={id}>
      <h3 id={id}>Lines that can show, over all packets</h3>
      {found.lines.length > 0 && <p className="soft small">A covered line is taken off page 1 whole, in each packet where it could show. Look at one of them first.</p>}
      <ul>
        {found.lines.map(({ text, packets, isMasked }) => (
          <li key={text}>
            <label className="choice">
              <input type="checkbox" checked={isMasked} onChange={() => toggle(text, isMasked)} />
              Cover “{text}”
            </label>
            <span className="soft small">{countOf(packets, 'packet')}</span>
          </li>
        ))}
      </ul>
      {found.others > 0 && <p className="soft small">And {countOf(found.others, 'line')} more. Where lines differ from report to report, shift the page or use cover sheets.</p>}
      {found.drawn > 0 && <p className="soft small">In {countOf(found.drawn, 'packet')} a picture or a drawn line can show. These can’t be covered; shift the page or use cover sheets.</p>}
    </section>
  );
}
