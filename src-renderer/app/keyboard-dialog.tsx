import type { ReactElement } from 'react';
import { closeDialog } from '../store/view-store';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Keys } from '../ui/keys';
import './keyboard-dialog.css';

const SHORTCUTS: readonly { readonly where: string; readonly rows: readonly (readonly [what: string, keys: readonly string[]])[] }[] = [
  {
    where: 'Everywhere',
    rows: [
      ['Choose files', ['Mod', 'O']],
      ['Choose a folder', ['Mod', 'Shift', 'O']],
      ['Find a student', ['Mod', 'F']],
      ['Save batches', ['Mod', 'S']],
      ['Print', ['Mod', 'P']],
      ['Ledger', ['Mod', 'L']],
      ['Close and clear', ['Mod', 'Shift', 'W']],
      ['Help', ['F1']],
      ['This list', ['Shift', 'F1']],
    ],
  },
  {
    where: 'Planning',
    rows: [
      ['Undo', ['Mod', 'Z']],
      ['Redo', ['Mod', 'Shift', 'Z']],
    ],
  },
  {
    where: 'In lists',
    rows: [
      ['Next or previous', ['↓', '↑']],
      ['A page on or back', ['Page Down', 'Page Up']],
      ['First or last', ['Home', 'End']],
    ],
  },
  {
    where: 'On the sheets',
    rows: [
      ['Next or previous sheet', ['→', '←']],
      ['Next or previous packet', ['Page Down', 'Page Up']],
      ['First or last sheet', ['Home', 'End']],
    ],
  },
  {
    where: 'In the envelope',
    rows: [
      ['Slide the packet', ['↑', '↓', '←', '→']],
      ['Slide it all the way', ['Shift', '→']],
      ['Packet to rest', ['Home']],
    ],
  },
  {
    where: 'Where reports begin',
    rows: [
      ['Set or take away a beginning', ['Space']],
      ['Next or previous beginning', ['N', 'P']],
      ['Next or previous first page', ['→', '←']],
    ],
  },
];

/** Every key that does something. */
export function KeyboardDialog(): ReactElement {
  return (
    <Dialog
      title="Keyboard"
      onClose={closeDialog}
      actions={
        <Button look="primary" autoFocus onPress={closeDialog}>
          Close
        </Button>
      }
    >
      {SHORTCUTS.map(({ where, rows }) => (
        <section key={where}>
          <h3>{where}</h3>
          <dl className="shortcuts">
            {rows.map(([what, keys]) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>
                  <Keys keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
