import { useId, useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { PlanView } from '@shared/ipc/plan-view';
import type { PacketView } from '@shared/ipc/views';
import { rowAt } from '../../store/paged-rows';
import { createCombinedRows } from '../../store/rows-store';
import { selectPacket } from '../../store/selection-store';
import { closeDialog } from '../../store/view-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { countOf, listOf } from '../../words/counts';
import { isolated } from '../../words/isolated';
import { KIND_NAMES } from '../../words/kinds';
import { PacketListbox } from './packet-listbox';

/** Every envelope that holds more than one report; the one selected here is the one the window shows behind. */
export function CombinedDialog({ plan }: { readonly plan: PlanView }): ReactElement {
  const [rows] = useState(createCombinedRows);
  const state = useStore(rows.store);
  const [selected, setSelected] = useState(-1);
  const headingId = useId();
  const { combined } = plan.totals;
  const packet = selected < 0 ? undefined : rowAt(state, selected);
  const choose = (index: number): void => {
    setSelected(index);
    const row = rowAt(state, index);
    if (row) selectPacket(row);
  };
  return (
    <Dialog
      title="Combined reports"
      wide
      onClose={closeDialog}
      actions={
        <Button look="primary" autoFocus onPress={closeDialog}>
          Close
        </Button>
      }
    >
      <p id={headingId}>{combined === 0 ? 'No envelope holds more than one report.' : `${countOf(combined, 'envelope')} with more than one report`}</p>
      {state.failure && <Notice tone="stop">{state.failure}</Notice>}
      {combined > 0 && (
        <div className="combined-list">
          <PacketListbox labelledBy={headingId} count={combined} rowAt={(index) => rowAt(state, index)} selected={selected} onSelect={choose} list={state.list} onSeen={rows.ensure} />
        </div>
      )}
      {combined > 0 && <p role="status">{packet ? contentsOf(packet) : 'Select one to see what it holds.'}</p>}
    </Dialog>
  );
}

const contentsOf = ({ piece, kinds, students }: PacketView): string =>
  `Piece ${piece} holds: ${listOf(kinds.map((kind) => KIND_NAMES[kind]))}${students.length > 1 ? `, for ${listOf(students.map(({ student }) => isolated(student ?? 'a student without a name')))}` : ''}.`;
