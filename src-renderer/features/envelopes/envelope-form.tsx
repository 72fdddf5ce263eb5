import { useId, useState, type ReactElement } from 'react';
import { windowAreas } from '@shared/domain/envelope/movement-model';
import { FOLDS, type EnvelopePreset, type Fold } from '@shared/domain/envelope/presets';
import { pointsToInches } from '@shared/domain/geometry/units';
import { Notice } from '../../ui/notice';
import { LENGTHS, type LengthName, type TypedEnvelope } from '../../words/envelope-form';

const FOLD_NAMES: Readonly<Record<Fold, string>> = { 'c-fold': 'C-fold (letter fold)', 'z-fold': 'Z-fold, three equal panels', own: 'Own top panel' };

/** Where the defaults come from, beside the fields that they fill. */
const SOURCES: Partial<Readonly<Record<LengthName, string>>> = {
  clearanceIn: 'USPS Publication 25: 1/8 in clear on all sides.',
  playUpIn: 'Both ways as measured with the tap-test sheet, or both empty for the most that there can be.',
  topPanelIn: 'From the top edge of page 1 to the first fold.',
  comfortableSheets: 'A #10 takes 6 well; makers’ limits differ.',
};

type EnvelopeFormProps = { readonly form: TypedEnvelope; readonly onChange: (form: TypedEnvelope) => void; readonly read: EnvelopePreset | string };

/** An envelope by the lengths that its box names, drawn to scale while they are typed. */
export function EnvelopeForm({ form, onChange, read }: EnvelopeFormProps): ReactElement {
  const id = useId();
  const take = (part: Partial<TypedEnvelope>): void => onChange({ ...form, ...part });
  const field = (name: LengthName): ReactElement => (
    <div className="field" key={name}>
      <label htmlFor={`${id}-${name}`}>
        {LENGTHS[name]}
        {name !== 'comfortableSheets' && ', in'}
      </label>
      <input id={`${id}-${name}`} value={form[name]} inputMode="decimal" aria-describedby={SOURCES[name] ? `${id}-${name}-source` : undefined} onChange={(event) => take({ [name]: event.target.value })} />
      {SOURCES[name] && (
        <p id={`${id}-${name}-source`} className="soft small">
          {SOURCES[name]}
        </p>
      )}
    </div>
  );
  // What can't be drawn while it is typed leaves the last drawing in its place, so that nothing jumps.
  const [drawn, setDrawn] = useState(read);
  if (typeof read !== 'string' && read !== drawn) setDrawn(read);
  const fault = typeof read === 'string' ? read : null;
  return (
    <>
      {typeof drawn !== 'string' && <EnvelopePlan envelope={drawn} isOld={fault !== null} />}
      <div role="alert" className="envelope-fault">{fault && <Notice tone="care">{fault}</Notice>}</div>
      <div className="field">
        <label htmlFor={`${id}-name`}>Name</label>
        <input id={`${id}-name`} value={form.name} maxLength={80} onChange={(event) => take({ name: event.target.value })} />
      </div>
      <div className="envelope-fields">
        {(['heightIn', 'widthIn', 'windowHeightIn', 'windowWidthIn', 'windowLeftIn', 'windowBottomIn'] as const).map(field)}
      </div>
      <label className="choice">
        <input type="checkbox" checked={form.hasUpper} onChange={(event) => take({ hasUpper: event.target.checked })} />
        <span>A second, upper window shows the sender’s address</span>
      </label>
      {form.hasUpper && <div className="envelope-fields">{(['upperHeightIn', 'upperWidthIn', 'upperLeftIn', 'upperBottomIn'] as const).map(field)}</div>}
      <div className="envelope-fields">
        <div className="field">
          <label htmlFor={`${id}-fold`}>Fold</label>
          <select id={`${id}-fold`} value={form.fold} onChange={(event) => take({ fold: FOLDS.find((fold) => fold === event.target.value) ?? form.fold })}>
            {FOLDS.map((fold) => (
              <option key={fold} value={fold}>
                {FOLD_NAMES[fold]}
              </option>
            ))}
          </select>
        </div>
        {form.fold === 'own' && field('topPanelIn')}
        {(['clearanceIn', 'playUpIn', 'playRightIn', 'comfortableSheets'] as const).map(field)}
      </div>
      <label className="choice">
        <input type="checkbox" checked={form.countsThickness} onChange={(event) => take({ countsThickness: event.target.checked })} />
        <span>
          Count the paper’s thickness
          <span className="soft small choice-hint">A thick packet slides less: 0.004 in a sheet of 20 lb paper, folded in three. Left out, the worst case is taken.</span>
        </span>
      </label>
    </>
  );
}

/** The envelope to scale with its windows, and what is safe for an address in the lower one. */
function EnvelopePlan({ envelope, isOld }: { readonly envelope: EnvelopePreset; /** Something that was typed since can't be drawn. */ readonly isOld: boolean }): ReactElement {
  const { widthIn, heightIn, window: cut, returnWindow, panelsIn } = envelope;
  const rect = ({ leftIn, bottomIn, widthIn: wide, heightIn: high }: EnvelopePreset['window']): ReactElement => <rect className="area area-window" x={leftIn} y={heightIn - bottomIn - high} width={wide} height={high} />;
  // The packet at rest: page coordinates begin where its top edge lies in the envelope.
  const top = heightIn - panelsIn[0];
  const { safe } = windowAreas(envelope);
  const [x0, y0, x1, y1] = (safe ?? [0, 0, 0, 0]).map(pointsToInches) as [number, number, number, number];
  return (
    <svg className={`envelope-plan${isOld ? ' envelope-plan-old' : ''}`} viewBox={`-0.1 -0.1 ${widthIn + 0.2} ${heightIn + 0.2}`} role="img" aria-label={`${envelope.name}, drawn to scale: ${heightIn} by ${widthIn} in`}>
      <rect className="envelope-plan-paper" x={0} y={0} width={widthIn} height={heightIn} />
      <rect className="envelope-plan-packet" x={0} y={top} width={8.5} height={panelsIn[0]} />
      {rect(cut)}
      {returnWindow && rect(returnWindow)}
      {safe && <rect className="area area-safe" x={x0} y={top + y0} width={x1 - x0} height={y1 - y0} />}
    </svg>
  );
}
