import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import type { FamilyView } from '@shared/ipc/views';
import { closeSiblings, combineTicked, tickByRule, tickFamily, tickNone, useSiblingsStore } from '../../store/siblings-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { countOf, formatNumber } from '../../words/counts';
import { keptApartWords } from '../../words/family-words';
import { isolated } from '../../words/isolated';
import { gradeName } from '../../words/kinds';
import './siblings-dialog.css';

/** Families shown at a time; thousands of check boxes at once are no list that a person goes through. */
const FAMILIES_OF_PAGE = 50;

/** Students at one address: a person says family by family who shares an envelope. */
export function SiblingsDialog(): ReactElement {
  const { families, ticked, failure } = useSiblingsStore();
  const byRule = families?.filter(({ isByRule }) => isByRule).length ?? 0;
  return (
    <Dialog
      title="Siblings in one envelope"
      wide
      hasUnused={families?.some(({ isConfirmed }, index) => isConfirmed !== ticked.has(index)) ?? false}
      onClose={closeSiblings}
      actions={
        <>
          <Button onPress={closeSiblings}>Close</Button>
          {families?.length !== 0 && (
            <Button look="primary" unavailable={families === null ? 'The list is being made.' : null} onPress={() => void combineTicked()}>
              {ticked.size === 0 ? 'Combine no families' : `Combine ${countOf(ticked.size, 'family', 'families')}`}
            </Button>
          )}
        </>
      }
    >
      <p>
        Students whose reports go to the same address. Tick each family whose reports are to share one envelope; the first student’s page shows in the window. Students with another address or on the hold list are not listed.
      </p>
      {failure && <Notice tone="stop">{failure}</Notice>}
      {families?.length === 0 && <p>No two students of this plan have the same address. Each gets an envelope of its own.</p>}
      {families !== null && families.length > 0 && (
        <>
          <div className="button-row">
            <Button onPress={tickByRule} unavailable={byRule === 0 ? 'No family has one surname and school.' : null}>{`Tick all with one surname and school (${formatNumber(byRule)})`}</Button>
            <Button onPress={tickNone} unavailable={ticked.size === 0 ? 'Nothing is ticked.' : null}>
              Tick none
            </Button>
          </div>
          <FamilyPages families={families} ticked={ticked} />
        </>
      )}
    </Dialog>
  );
}

type Listed = { readonly families: readonly FamilyView[]; readonly ticked: ReadonlySet<number> };

function FamilyPages({ families, ticked }: Listed): ReactElement {
  const [first, setFirst] = useState(0);
  const [sought, setSought] = useState<number | null>(null);
  const last = Math.min(first + FAMILIES_OF_PAGE, families.length);
  const show = (index: number): void => {
    setFirst(index - (index % FAMILIES_OF_PAGE));
    setSought(index);
  };
  const turnTo = (page: number): void => {
    setFirst(page);
    setSought(null);
  };
  return (
    <>
      <div role="alert">
        <KeptApart families={families} ticked={ticked} sought={sought} onShow={show} />
      </div>
      <ul className="families">
        {families.slice(first, last).map((family, offset) => (
          <Family key={first + offset} family={family} index={first + offset} isTicked={ticked.has(first + offset)} isSought={sought === first + offset} />
        ))}
      </ul>
      {families.length > FAMILIES_OF_PAGE && (
        <div className="button-row" role="group" aria-label="Pages of the list">
          <Button onPress={() => turnTo(Math.max(0, first - FAMILIES_OF_PAGE))} unavailable={first === 0 ? 'This is the beginning of the list.' : null}>
            Earlier
          </Button>
          <span role="status">{`Families ${formatNumber(first + 1)} to ${formatNumber(last)} of ${formatNumber(families.length)}`}</span>
          <Button onPress={() => turnTo(first + FAMILIES_OF_PAGE)} unavailable={last === families.length ? 'This is the end of the list.' : null}>
            Later
          </Button>
        </div>
      )}
    </>
  );
}

/** Which families the plan keeps apart, wherever in the list they stand, and the way to each. */
function KeptApart({ families, ticked, sought, onShow }: Listed & { readonly sought: number | null; readonly onShow: (index: number) => void }): ReactElement | null {
  const apart = families.flatMap(({ obstacle }, index) => (obstacle !== null && ticked.has(index) ? [index] : []));
  const [first] = apart;
  if (first === undefined) return null;
  const at = apart.indexOf(sought ?? -1);
  return (
    <Notice tone="care">
      <p>{keptApartWords(apart.flatMap((index) => families[index] ?? []), ticked.size)}</p>
      <Button onPress={() => onShow(apart[at + 1] ?? first)}>{apart.length === 1 ? 'Show this family' : at < 0 ? 'Show the first one' : 'Show the next one'}</Button>
    </Notice>
  );
}

type FamilyProps = { readonly family: FamilyView; readonly index: number; readonly isTicked: boolean; readonly isSought: boolean };

function Family({ family, index, isTicked, isSought }: FamilyProps): ReactElement {
  const { addressLines, students, isByRule, obstacle } = family;
  const id = useId();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!isSought) return;
    row.current?.querySelector('input')?.focus();
    // Not only just: the buttons of the dialog lie over its end.
    row.current?.scrollIntoView({ block: 'center' });
  }, [isSought]);
  return (
    <li ref={row}>
      <label className="choice">
        <input type="checkbox" checked={isTicked} aria-describedby={id} onChange={(event) => tickFamily(index, event.target.checked)} />
        <span>
          {addressLines.map(isolated).join(', ')}
          {!isByRule && <span className="soft small choice-hint">Not one surname and school: look at the names.</span>}
        </span>
      </label>
      <ul id={id} className="soft small">
        {students.map(({ ssid, student, school, grade }) => (
          <li key={ssid}>{[isolated(student), ssid, ...(grade ? [gradeName(grade)] : []), ...(school ? [`School ${school}`] : [])].join(' · ')}</li>
        ))}
      </ul>
      {obstacle && <Notice tone="care">{obstacle}</Notice>}
    </li>
  );
}
