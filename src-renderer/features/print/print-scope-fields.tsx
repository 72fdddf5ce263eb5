import { useId, type ReactElement } from 'react';
import type { BatchView } from '@shared/ipc/plan-view';
import { batchTitle } from '../../words/batch-names';
import { Notice } from '../../ui/notice';
import { countOf, formatNumber } from '../../words/counts';
import { readPiece, type TypedScope } from '../../words/print-selection';
import './print-scope-fields.css';

type PrintScopeFieldsProps = {
  readonly batches: readonly BatchView[];
  readonly scope: TypedScope;
  /** What is no piece number, or null. */
  readonly fault: string | null;
  readonly onChange: (scope: TypedScope) => void;
};

/** Which batch, which pieces, and whether only a proof. */
export function PrintScopeFields({ batches, scope, fault, onChange }: PrintScopeFieldsProps): ReactElement {
  const id = useId();
  const take = (part: Partial<TypedScope>): void => onChange({ ...scope, ...part });
  const shown = batches.filter((batch) => scope.batchId === null || batch.id === scope.batchId);
  const pieceField = (end: 'fromPiece' | 'toPiece', label: string, placeholder: number | undefined): ReactElement => (
    <div className="field">
      <label htmlFor={`${id}-${end}`}>{label}</label>
      <input
        id={`${id}-${end}`}
        inputMode="numeric"
        autoComplete="off"
        value={scope[end]}
        placeholder={placeholder === undefined ? '' : formatNumber(placeholder)}
        aria-invalid={readPiece(scope[end]) === undefined}
        aria-describedby={fault === null ? undefined : `${id}-fault`}
        onChange={(event) => take({ [end]: event.target.value })}
      />
    </div>
  );
  return (
    <>
      <fieldset>
        <legend>How much</legend>
        <div className="choice-list">
          <label className="choice">
            <input type="radio" name={`${id}-proof`} checked={scope.proof} onChange={() => take({ proof: true })} />
            <span>
              A proof: the first packet only
              <span className="soft small choice-hint">Check color, both sides, and the address in a real envelope before the rest.</span>
            </span>
          </label>
          <label className="choice">
            <input type="radio" name={`${id}-proof`} checked={!scope.proof} onChange={() => take({ proof: false })} />
            <span>All packets chosen below</span>
          </label>
        </div>
      </fieldset>
      <div className="print-scope">
        <div className="field">
          <label htmlFor={`${id}-batch`}>Batch</label>
          <select
            id={`${id}-batch`}
            value={scope.batchId ?? ''}
            onChange={(event) => take({ batchId: event.target.value === '' ? null : event.target.value, fromPiece: '', toPiece: '' })}
          >
            <option value="">All {countOf(batches.length, 'batch', 'batches')}</option>
            {batches.map((batch) => (
              <option key={batch.id} value={batch.id}>
                {batchTitle(batch)} ({batch.id})
              </option>
            ))}
          </select>
        </div>
        {pieceField('fromPiece', 'From piece', shown[0]?.firstPiece)}
        {pieceField('toPiece', 'To piece', shown.at(-1)?.lastPiece)}
      </div>
      <div role="alert">{fault && <Notice tone="care">{fault}</Notice>}</div>
    </>
  );
}
