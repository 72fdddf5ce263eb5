import { useId, type ReactElement } from 'react';
import { matrixText, PATTERN_FIELDS } from '@shared/domain/envelope/inserter/data-matrix-code';
import type { InserterProfile } from '@shared/domain/envelope/inserter/inserter-profile';
import type { EnvelopePreset } from '@shared/domain/envelope/presets';
import type { PrepareSettings } from '@shared/domain/packets/settings';
import { Notice } from '../../ui/notice';
import { SheetPlaces } from '../../ui/sheet-places';
import { INSERTER_LENGTHS, type InserterLength, type TypedInserter } from '../../words/inserter-form';
import { OmrMarksField } from './omr-marks-field';

type InserterFormProps = {
  readonly form: TypedInserter;
  readonly onChange: (form: TypedInserter) => void;
  /** Null while what is typed is no inserter. */
  readonly read: InserterProfile | null;
  readonly fault: string | null;
  /** Why the marks can't stand there with the envelope in use. */
  readonly placeFault: string | null;
  readonly envelope: EnvelopePreset | null;
  readonly settings: PrepareSettings;
};

type Option<Value extends string> = readonly [value: Value, name: string];

/** An inserter as its mark sheet has it, drawn to scale while it is typed. */
export function InserterForm({ form, onChange, read, fault, placeFault, envelope, settings }: InserterFormProps): ReactElement {
  const id = useId();
  const take = (part: Partial<TypedInserter>): void => onChange({ ...form, ...part });
  const length = (name: InserterLength): ReactElement => (
    <div className="field" key={name}>
      <label htmlFor={`${id}-${name}`}>{INSERTER_LENGTHS[name]}</label>
      <input id={`${id}-${name}`} value={form[name]} inputMode="decimal" onChange={(event) => take({ [name]: event.target.value })} />
    </div>
  );
  const choice = <Value extends string>(name: 'kind' | 'edge' | 'leads' | 'takes', label: string, options: readonly Option<Value>[]): ReactElement => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <select id={`${id}-${name}`} value={form[name]} onChange={(event) => take({ [name]: event.target.value })}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
  const warning = fault ?? placeFault;
  return (
    <>
      <div role="alert">{warning !== null && <Notice tone="care">{warning}</Notice>}</div>
      <div className="inserter-form">
        <div className="inserter-fields">
          <div className="field">
            <label htmlFor={`${id}-name`}>Name</label>
            <input id={`${id}-name`} value={form.name} maxLength={80} onChange={(event) => take({ name: event.target.value })} />
          </div>
          {choice('kind', 'Marks', [['data-matrix', 'A symbol (Data Matrix)'], ['omr', 'Bars (OMR)']])}
          {choice('edge', 'Along this side', [['left', 'Left'], ['right', 'Right']])}
          {length('fromEdgeMm')}
          {choice('leads', 'Goes in first', [['top', 'The top edge'], ['bottom', 'The bottom edge']])}
          {length('fromLeadMm')}
          {choice('takes', 'Of a packet, the machine takes first', [['first-sheet', 'The first sheet'], ['last-sheet', 'The last sheet']])}
          {form.kind === 'omr' ? (['pitchMm', 'lengthMm', 'thicknessPt'] as const).map(length) : length('moduleMm')}
        </div>
        {envelope && <SheetPlaces envelope={envelope} inserter={read} numbers={settings} />}
      </div>
      {form.kind === 'omr' ? (
        <OmrMarksField marks={form.marks} onChange={(marks) => take({ marks })} />
      ) : (
        <div className="field">
          <label htmlFor={`${id}-pattern`}>What the symbol says</label>
          <input id={`${id}-pattern`} value={form.pattern} spellCheck={false} aria-describedby={`${id}-pattern-hint`} onChange={(event) => take({ pattern: event.target.value })} />
          <p id={`${id}-pattern-hint`} className="soft small">
            {PATTERN_FIELDS.join(', ')} stand for their digits, {'{last}'} for 1 on the last sheet and 0 on others. On sheet 2 of 3 of piece 123: “{matrixText(form.pattern, { piece: 123, sheet: 2, sheets: 3 })}”. No pupil is named: machines keep what they read.
          </p>
        </div>
      )}
      <p className="soft small">
        {form.kind === 'omr'
          ? 'Bars need 1/8 in of white paper beside them, 3/4 in before and behind, and nothing printed on the back. A report that prints something there is set aside.'
          : 'A symbol needs two squares of white paper around it. A report that prints something there is set aside.'}
      </p>
    </>
  );
}
