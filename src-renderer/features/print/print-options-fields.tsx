import { useId, type ReactElement } from 'react';
import { FINISHINGS, type Finishing, type PrintOptions } from '@shared/domain/printing/print-options';
import type { PrinterView } from '@shared/ipc/views';
import { FINISHING_NAMES, trayName } from '../../words/print-words';
import './print-scope-fields.css';
import { TrayField } from './tray-field';

type PrintOptionsFieldsProps = { readonly printer: PrinterView; readonly options: PrintOptions; readonly onChange: (options: PrintOptions) => void };

/** Tray, finishing, account, PIN and hold: each only where the printer has it. */
export function PrintOptionsFields({ printer, options, onChange }: PrintOptionsFieldsProps): ReactElement | null {
  const id = useId();
  const { trays, finishings, accountCode, longestPin, hold } = printer.offers;
  const take = (part: Partial<PrintOptions>): void => onChange({ ...options, ...part });
  const orNull = (text: string): string | null => (text === '' ? null : text);
  if (trays.length + finishings.length + longestPin === 0 && !accountCode && !hold && !printer.isGrayOnly && !printer.isOneSided) return null;
  return (
    <>
      <WhatWillDo printer={printer} options={options} onChange={onChange} />
      <div className="print-scope print-options">
        <TrayField trays={trays} chosen={options.tray} otherwise={printer.profile.tray === null ? 'The printer’s choice' : `As set: ${trayName(printer.profile.tray)}`} onChange={(tray) => take({ tray })} />
        {finishings.length > 0 && !options.twoPasses && (
          <div className="field">
            <label htmlFor={`${id}-finishing`}>Each packet</label>
            <select id={`${id}-finishing`} value={options.finishing ?? ''} onChange={(event) => take({ finishing: finishingOf(event.target.value) })}>
              <option value="">Left as it is</option>
              {finishings.map((finishing) => (
                <option key={finishing} value={finishing}>
                  {FINISHING_NAMES[finishing]}
                </option>
              ))}
            </select>
          </div>
        )}
        {accountCode && (
          <div className="field">
            <label htmlFor={`${id}-account`}>Account code</label>
            <input id={`${id}-account`} value={options.accountCode ?? ''} placeholder="None" onChange={(event) => take({ accountCode: orNull(event.target.value) })} />
          </div>
        )}
        {longestPin > 0 && (
          <div className="field">
            <label htmlFor={`${id}-pin`}>PIN to type at the printer</label>
            <input id={`${id}-pin`} type="password" autoComplete="off" maxLength={longestPin} value={options.pin ?? ''} placeholder="None" onChange={(event) => take({ pin: orNull(event.target.value) })} />
          </div>
        )}
      </div>
      {hold && !options.twoPasses && (
        <label className="choice">
          <input type="checkbox" checked={options.hold} onChange={(event) => take({ hold: event.target.checked })} />
          <span>
            Hold until somebody releases it
            <span className="soft small choice-hint">At the printer’s panel or in its queue.</span>
          </span>
        </label>
      )}
      {options.finishing !== null && <p className="soft small">Every packet is a job of its own then, since a printer finishes a job as a whole. That takes longer.</p>}
    </>
  );
}

/** What a person accepts of a printer that has no color or no second side. */
function WhatWillDo({ printer, options, onChange }: PrintOptionsFieldsProps): ReactElement {
  const take = (part: Partial<PrintOptions>): void => onChange({ ...options, ...part });
  return (
    <>
      {printer.isGrayOnly && (
        <label className="choice">
          <input type="checkbox" checked={options.allowGray} onChange={(event) => take({ allowGray: event.target.checked })} />
          <span>Gray will do: print the reports without color</span>
        </label>
      )}
      {printer.isOneSided && (
        <label className="choice">
          <input type="checkbox" checked={options.twoPasses} onChange={(event) => take({ twoPasses: event.target.checked })} />
          <span>
            Two passes will do: fronts, then backs
            <span className="soft small choice-hint">After the fronts of each stack you turn it and put it back; the picture shows how.</span>
          </span>
        </label>
      )}
    </>
  );
}

const finishingOf = (value: string): Finishing | null => FINISHINGS.find((finishing) => finishing === value) ?? null;
