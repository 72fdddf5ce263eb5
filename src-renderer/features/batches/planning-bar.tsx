import type { ReactElement } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { redoPlanning, undoPlanning } from '../../store/planning';
import { usePlanStore } from '../../store/plan-store';
import { openLetters } from '../../store/letters-store';
import { openSiblings } from '../../store/siblings-store';
import { openDialog } from '../../store/view-store';
import { Button } from '../../ui/button';
import { useDelayed } from '../../ui/use-delayed';
import { formatNumber } from '../../words/counts';
import './planning-bar.css';

/** The choices behind the plan, and the way back from each. */
export function PlanningBar(): ReactElement {
  const { settings, busy, combined } = usePlanStore(useShallow(({ settings, busy, plan }) => ({ settings, busy, combined: plan?.totals.combined ?? 0 })));
  const slow = useDelayed(busy);
  const letters = settings.present.coverLetters.length;
  const siblings = settings.present.siblings.length;
  const held = settings.present.hold.length;
  return (
    <div className="planning-bar" role="toolbar" aria-label="Planning">
      <Button onPress={() => openDialog('settings')}>Settings…</Button>
      <Button onPress={() => openDialog('hold')}>{held === 0 ? 'Hold list…' : `Hold list (${formatNumber(held)})…`}</Button>
      <Button onPress={openLetters}>{letters === 0 ? 'Cover letters…' : `Cover letters (${formatNumber(letters)})…`}</Button>
      <Button onPress={openSiblings}>{siblings === 0 ? 'Siblings…' : `Siblings (${formatNumber(siblings)})…`}</Button>
      {(settings.present.combineStudents || siblings > 0) && <Button onPress={() => openDialog('combined')}>{`Combined (${formatNumber(combined)})…`}</Button>}
      <span className="planning-history">
        <Button
          look="quiet"
          icon="undo"
          iconOnly
          onPress={() => void undoPlanning()}
          unavailable={settings.past.length === 0 ? 'There is no change to undo.' : null}
          shortcut="Control+Z"
        >
          Undo
        </Button>
        <Button
          look="quiet"
          icon="redo"
          iconOnly
          onPress={() => void redoPlanning()}
          unavailable={settings.future.length === 0 ? 'There is no change to redo.' : null}
          shortcut="Control+Shift+Z"
        >
          Redo
        </Button>
      </span>
      {slow && <span className="soft">Planning</span>}
    </div>
  );
}
