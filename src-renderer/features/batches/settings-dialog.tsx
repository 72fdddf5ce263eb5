import { useId, type ReactElement } from 'react';
import { inserterPlaceFault } from '@shared/domain/envelope/inserter/inserter-fault';
import { pieceNumberFault } from '@shared/domain/envelope/piece-number';
import { envelopeOf, GROUPINGS, SEPARATIONS, SORTINGS } from '@shared/domain/packets/settings';
import { changeSettings } from '../../store/planning';
import { openLengths } from '../../store/lengths-store';
import { useSettingsDraft } from '../../store/settings-draft';
import { closeDialog } from '../../store/view-store';
import { Button } from '../../ui/button';
import { CancelOr } from '../../ui/cancel-or';
import { Dialog } from '../../ui/dialog';
import { InserterField } from './inserter-field';
import { PieceNumberFields } from './piece-number-fields';
import { GROUPING_NAMES, SEPARATION_NAMES, SEPARATION_ORDER, SORTING_NAMES } from '../../words/kinds';

/** Order, grouping and limits of the batches; taken together, so that one undo takes them back. */
export function SettingsDialog(): ReactElement {
  const { settings: draft, limit, isChanged, take, typeLimit } = useSettingsDraft();
  const id = useId();
  const maxSheets = limit.trim() === '' ? null : Number(limit);
  const limitIsClear = maxSheets === null || (Number.isSafeInteger(maxSheets) && maxSheets > 0);
  const envelope = envelopeOf(draft);
  const numberFault = envelope && pieceNumberFault(draft.pieceNumbers, draft.pieceNumberPt, envelope);
  const markFault = envelope && draft.inserter && inserterPlaceFault(draft.inserter, envelope, draft);

  return (
    <Dialog
      title="Planning settings"
      hasUnused={isChanged}
      onClose={closeDialog}
      actions={
        <CancelOr
          onCancel={closeDialog}
          unavailable={limitIsClear ? (numberFault ?? markFault) : 'The most sheets of a batch is a whole number above 0, or empty for no limit.'}
          onPress={() => {
            closeDialog();
            const { sort, group, separators, combineStudents, reverse, again, pieceNumbers, pieceNumberPt, inserter } = draft;
            void changeSettings({ sort, group, separators, combineStudents, reverse, maxSheets, again, pieceNumbers, pieceNumberPt, inserter });
          }}
        >
          Use these
        </CancelOr>
      }
    >
      <div className="field">
        <label htmlFor={`${id}-sort`}>Printed order within each batch</label>
        <select id={`${id}-sort`} value={draft.sort} onChange={(event) => take({ sort: SORTINGS.find((one) => one === event.target.value) ?? draft.sort })}>
          {SORTINGS.map((one) => (
            <option key={one} value={one}>
              {SORTING_NAMES[one]}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-separators`}>Separator sheets</label>
        <select
          id={`${id}-separators`}
          value={draft.separators}
          aria-describedby={`${id}-separators-hint`}
          onChange={(event) => take({ separators: SEPARATIONS.find((one) => one === event.target.value) ?? draft.separators })}
        >
          {SEPARATIONS.map((one) => (
            <option key={one} value={one}>
              {SEPARATION_NAMES[one]}
            </option>
          ))}
        </select>
        <p id={`${id}-separators-hint`} className="soft small">
          {draft.separators === 'none' ? 'A separator says which school follows and with how many envelopes; it names no student.' : SEPARATION_ORDER[draft.separators]}
        </p>
      </div>
      <div className="field">
        <label htmlFor={`${id}-group`}>A batch holds packets with the same</label>
        <select id={`${id}-group`} value={draft.group} onChange={(event) => take({ group: GROUPINGS.find((one) => one === event.target.value) ?? draft.group })}>
          {GROUPINGS.map((one) => (
            <option key={one} value={one}>
              {GROUPING_NAMES[one]}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-limit`}>Most sheets in one batch</label>
        <input
          id={`${id}-limit`}
          inputMode="numeric"
          value={limit}
          placeholder="No limit"
          aria-invalid={!limitIsClear}
          aria-describedby={`${id}-limit-hint`}
          onChange={(event) => typeLimit(event.target.value)}
        />
        <p id={`${id}-limit-hint`} className="soft small">
          {limitIsClear ? 'A packet is never split between batches. Separators count.' : 'Enter a whole number above 0, or leave it empty for no limit.'}
        </p>
      </div>
      <PieceNumberFields draft={draft} fault={numberFault} onChange={take} />
      <InserterField draft={draft} envelope={envelope} fault={markFault} onChange={take} />
      <label className="choice">
        <input type="checkbox" checked={draft.combineStudents} onChange={(event) => take({ combineStudents: event.target.checked })} />
        <span>
          One envelope for each student
          <span className="soft small choice-hint">Reports are combined only where SSID, name, and address agree.</span>
        </span>
      </label>
      <label className="choice">
        <input type="checkbox" checked={draft.again} onChange={(event) => take({ again: event.target.checked })} />
        <span>
          Take reports that were mailed before
          <span className="soft small choice-hint">Otherwise the ledger’s reports stay out. A report that was issued again always goes out.</span>
        </span>
      </label>
      <label className="choice">
        <input type="checkbox" checked={draft.reverse} onChange={(event) => take({ reverse: event.target.checked })} />
        <span>
          Last packet first
          <span className="soft small choice-hint">For machines that turn the stack; each packet stays in its own order.</span>
        </span>
      </label>
      <div>
        <Button unavailable={isChanged ? 'Use or cancel the changed settings first: expected lengths lead to a new reading.' : null} onPress={() => void openLengths()}>
          Expected lengths…
        </Button>
      </div>
      <p className="soft small">Envelope: {envelope?.name ?? draft.envelope}. Paper: {draft.paper} lb, chosen under Mailing, Paper and postage.</p>
    </Dialog>
  );
}
