import { useId, useState, type ReactElement } from 'react';
import { RATE_TABLE } from '@shared/domain/post/rate-guard';
import { MAIL_CLASSES, RATES, type RateTable } from '@shared/domain/post/rates';
import type { PostageChoices } from '@shared/domain/post/supplies';
import { PAPER_POUNDS } from '@shared/domain/post/weigh';
import { usePlanStore } from '../../store/plan-store';
import { changeSettings } from '../../store/planning';
import { useSuppliesStore, writeSupplies } from '../../store/supplies-store';
import { closeDialog } from '../../store/view-store';
import { Button } from '../../ui/button';
import { CancelOr } from '../../ui/cancel-or';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { useIsChanged } from '../../ui/use-is-changed';
import { CLASS_NAMES } from '../../words/mail-room-words';

/** The steps of weight that the post prices letters by. */
const STEPS = [1, 2, 3, 3.5] as const;

const COLUMNS = [...MAIL_CLASSES, 'abroad'] as const satisfies readonly (keyof RateTable['cents'])[];
type Column = (typeof COLUMNS)[number];
const COLUMN_NAMES: Readonly<Record<Column, string>> = { ...CLASS_NAMES, abroad: 'Abroad' };

type TypedPrices = Readonly<Record<Column, readonly string[]>> & { readonly nonmachinable: string };

const dollarsOf = (cents: number | null | undefined): string => (cents === null || cents === undefined ? '' : (cents / 100).toFixed(2));

/** What stands in a field as cents: null where it is empty, a price that no table takes where it is none. */
const centsOf = (typed: string): number | null => {
  const text = typed.trim().replace(',', '.');
  return text === '' ? null : /^\d{1,2}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : -1;
};

const PRICE_FAULT = 'Prices are dollars, such as 0.82, rise with the weight, and have a first day.';

/** No price, or one below that of a lighter letter. */
const isWrong = (prices: readonly string[], index: number): boolean => {
  const [cents, ...lighter] = prices.slice(0, index + 1).map(centsOf).reverse();
  return typeof cents === 'number' && (cents < 1 || lighter.some((other) => other !== null && other > cents));
};

const typedOf = ({ cents, nonmachinable }: RateTable): TypedPrices => {
  const column = (of: Column): readonly string[] => STEPS.map((step) => dollarsOf(cents[of].find(({ upToOunces }) => upToOunces === step)?.cents));
  return { stamped: column('stamped'), metered: column('metered'), presort: column('presort'), abroad: column('abroad'), nonmachinable: dollarsOf(nonmachinable) };
};

/** The table that was typed, or null where a price is none or prices fall. */
const tableOf = (effective: string, source: string, typed: TypedPrices): RateTable | null => {
  const prices = (of: Column) =>
    STEPS.flatMap((upToOunces, index) => {
      const cents = centsOf(typed[of][index] ?? '');
      return cents === null ? [] : [{ upToOunces, cents }];
    });
  const cents = { stamped: prices('stamped'), metered: prices('metered'), presort: prices('presort'), abroad: prices('abroad') };
  const read = RATE_TABLE.safeParse({ effective, source, cents, nonmachinable: centsOf(typed.nonmachinable) });
  return read.success ? read.data : null;
};

/** Paper, class and prices: a dated table that staff keep up to date. */
export function SuppliesDialog(): ReactElement | null {
  const supplies = useSuppliesStore((state) => state.supplies);
  return supplies && <SuppliesForm present={supplies.choices} />;
}

function SuppliesForm({ present }: { readonly present: PostageChoices }): ReactElement {
  const planned = usePlanStore((state) => state.settings.present.paper);
  const [paper, setPaper] = useState(planned);
  const [mailClass, setMailClass] = useState(present.mailClass);
  const [effective, setEffective] = useState(present.rates.effective);
  const [source, setSource] = useState(present.rates.source);
  const [typed, setTyped] = useState(() => typedOf(present.rates));
  const failure = useSuppliesStore((state) => state.failure);
  const id = useId();
  const hasOtherPrices = useIsChanged(typed);
  const hasUnused = hasOtherPrices || paper !== planned || mailClass !== present.mailClass || effective !== present.rates.effective || source !== present.rates.source;
  const rates = tableOf(effective, source, typed);
  const use = async (table: RateTable): Promise<void> => {
    if (!(await writeSupplies({ mailClass, rates: table }))) return;
    closeDialog();
    // The weight of the paper counts in the plan and in what is written, so the batches are planned anew.
    if (paper !== planned) await changeSettings({ paper });
  };
  const reset = (): void => {
    setEffective(RATES.effective);
    setSource(RATES.source);
    setTyped(typedOf(RATES));
  };
  return (
    <Dialog
      title="Paper and postage"
      wide
      hasUnused={hasUnused}
      onClose={closeDialog}
      actions={
        <CancelOr
          onCancel={closeDialog}
          unavailable={rates ? null : PRICE_FAULT}
          onPress={() => rates && void use(rates)}
        >
          Use these
        </CancelOr>
      }
    >
      {failure && <Notice tone="stop">{failure}</Notice>}
      <div className="holiday-form">
        <div className="field">
          <label htmlFor={`${id}-paper`}>Paper</label>
          <select id={`${id}-paper`} aria-describedby={`${id}-paper-hint`} value={paper} onChange={(event) => setPaper(PAPER_POUNDS.find((one) => String(one) === event.target.value) ?? paper)}>
            {PAPER_POUNDS.map((pounds) => (
              <option key={pounds} value={pounds}>
                {pounds} lb
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-class`}>Postage</label>
          <select id={`${id}-class`} value={mailClass} onChange={(event) => setMailClass(MAIL_CLASSES.find((one) => one === event.target.value) ?? mailClass)}>
            {MAIL_CLASSES.map((one) => (
              <option key={one} value={one}>
                {CLASS_NAMES[one]}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-effective`}>Prices hold from</label>
          <input id={`${id}-effective`} type="date" value={effective} aria-invalid={effective === ''} aria-describedby={`${id}-prices-hint`} onChange={(event) => setEffective(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-source`}>Source</label>
          <input id={`${id}-source`} value={source} maxLength={200} onChange={(event) => setSource(event.target.value)} />
        </div>
      </div>
      <p id={`${id}-paper-hint`} className="soft small">
        The paper counts in postage, in the weights in the list of envelopes, and in how many siblings go together.{paper === planned ? '' : ' The batches are planned anew with it.'}
      </p>
      <div className="mail-room-table">
        <table>
          <thead>
            <tr>
              <th scope="col">Up to</th>
              {COLUMNS.map((one) => (
                <th key={one} scope="col">
                  {COLUMN_NAMES[one]}, $
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {STEPS.map((step, index) => (
              <tr key={step}>
                <th scope="row">{`${step}\u00a0oz`}</th>
                {COLUMNS.map((one) => (
                  <td key={one}>
                    <input
                      aria-label={`${COLUMN_NAMES[one]} up to ${step} oz, in dollars`}
                      inputMode="decimal"
                      value={typed[one][index] ?? ''}
                      aria-invalid={isWrong(typed[one], index)}
                      aria-describedby={`${id}-prices-hint`}
                      onChange={(event) => setTyped({ ...typed, [one]: typed[one].map((old, at) => (at === index ? event.target.value : old)) })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="field">
        <label htmlFor={`${id}-nonmachinable`}>More for a letter that machines don’t take, in dollars</label>
        <input id={`${id}-nonmachinable`} inputMode="decimal" value={typed.nonmachinable} aria-invalid={centsOf(typed.nonmachinable) === -1} aria-describedby={`${id}-prices-hint`} onChange={(event) => setTyped({ ...typed, nonmachinable: event.target.value })} />
      </div>
      <p id={`${id}-prices-hint`} className="soft small">
        {rates ? 'The post changes prices in January and July. Presort prices hang on the mailer’s own contract, and prices abroad above one ounce on the country, so none are given.' : PRICE_FAULT}
      </p>
      <div>
        <Button onPress={reset}>Prices of {RATES.effective}</Button>
      </div>
    </Dialog>
  );
}
