import { useId, useState, type ReactElement } from 'react';
import type { FamilyView } from '@shared/ipc/views';
import { closeSiblings, combineTicked, tickByRule, tickFamily, tickNone, useSiblingsStore } from '../../store/siblings-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { countOf, formatNumber } from '../../words/counts';
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

function FamilyPages({ families, ticked }: { readonly families: readonly FamilyView[]; readonly ticked: ReadonlySet<number> }): ReactElement {
  const [first, setFirst] = useState(0);
  const last = Math.min(first + FAMILIES_OF_PAGE, families.length);
  return (
    <>
      <ul className="families">
        {families.slice(first, last).map((family, offset) => (
          <Family key={first + offset} family={family} index={first + offset} isTicked={ticked.has(first + offset)} />
        ))}
      </ul>
      {families.length > FAMILIES_OF_PAGE && (
        <div className="button-row" role="group" aria-label="Pages of the list">
          <Button onPress={() => setFirst(Math.max(0, first - FAMILIES_OF_PAGE))} unavailable={first === 0 ? 'This is the beginning of the list.' : null}>
            Earlier
          </Button>
          <span role="status">{`Families ${formatNumber(first + 1)} to ${formatNumber(last)} of ${formatNumber(families.length)}`}</span>
          <Button onPress={() => setFirst(first + FAMILIES_OF_PAGE)} unavailable={last === families.length ? 'This is the end of the list.' : null}>
            Later
          </Button>
        </div>
      )}
    </>
  );
}

function Family({ family, index, isTicked }: { readonly family: FamilyView; readonly index: number; readonly isTicked: boolean }): ReactElement {
  const { addressLines, students, isByRule, obstacle } = family;
  const id = useId();
  return (
    <li>
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
