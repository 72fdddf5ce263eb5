import { useId, useState, type ReactElement } from 'react';
import { readHoldList } from '@shared/domain/packets/hold-list';
import { isRoundedSsid, ROUNDED_SSID } from '@shared/domain/packets/rounded-ssid';
import { changeSettings } from '../../store/planning';
import { usePlanStore } from '../../store/plan-store';
import { closeDialog } from '../../store/view-store';
import { CancelOr } from '../../ui/cancel-or';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { countOf, listOf } from '../../words/counts';

const MOST_NAMED = 3;

/** The students whose reports must not go out, by SSID. */
export function HoldDialog(): ReactElement {
  const hold = usePlanStore((state) => state.settings.present.hold);
  const [text, setText] = useState(hold.join('\n'));
  const id = useId();
  const { ssids, unclear } = readHoldList(text);
  const named = listOf(unclear.slice(0, MOST_NAMED).map(({ word }) => `“${word}”`));

  return (
    <Dialog
      title="Hold list"
      onClose={closeDialog}
      actions={
        <CancelOr
          onCancel={closeDialog}
          unavailable={unclear.length === 0 ? null : 'Some lines are not SSIDs. Correct or remove them.'}
          onPress={() => {
            closeDialog();
            void changeSettings({ hold: ssids });
          }}
        >
          {ssids.length === 0 ? 'Hold no students' : `Hold ${countOf(ssids.length, 'student')}`}
        </CancelOr>
      }
    >
      <div className="field">
        <label htmlFor={id}>SSIDs to hold, one a line</label>
        <textarea id={id} rows={8} value={text} spellCheck={false} autoComplete="off" aria-describedby={`${id}-hint`} onChange={(event) => setText(event.target.value)} />
        <p id={`${id}-hint`} className="soft small">
          Reports of these students leave the plan at once and are listed as set aside. Undo brings them back.
        </p>
      </div>
      {unclear.length > 0 && (
        <Notice tone="care">
          {countOf(unclear.length, 'entry', 'entries')} without 10 digits: {named}
          {unclear.length > MOST_NAMED && ' and more'}.
          {unclear.some(({ word }) => isRoundedSsid(word)) && ` In some, ${ROUNDED_SSID}.`}
        </Notice>
      )}
    </Dialog>
  );
}
