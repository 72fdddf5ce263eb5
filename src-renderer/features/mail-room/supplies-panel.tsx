import type { ReactElement } from 'react';
import type { SuppliesView } from '@shared/ipc/mail-room-views';
import { savePullSheet, useSuppliesStore } from '../../store/supplies-store';
import { openDialog } from '../../store/view-store';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { countOf, formatNumber } from '../../words/counts';
import { CLASS_NAMES, priceOf } from '../../words/mail-room-words';

/** What the plan takes of paper, envelopes and postage. */
export function SuppliesPanel(): ReactElement {
  const { supplies, failure, saved } = useSuppliesStore();
  return (
    <section className="panel mail-room-panel" aria-labelledby="supplies-title">
      <div className="mail-room-head">
        <h2 id="supplies-title">What it takes</h2>
        <Button onPress={() => openDialog('supplies')} unavailable={supplies ? null : 'The batches are being counted.'}>
          Paper and postage…
        </Button>
      </div>
      {failure && <Notice tone="stop">{failure}</Notice>}
      {supplies && <SupplyFacts supplies={supplies} />}
      <div className="mail-room-actions">
        <Button onPress={() => void savePullSheet()} unavailable={supplies && supplies.envelopes > 0 ? null : 'There is no packet to mail.'}>
          Save a pull sheet…
        </Button>
      </div>
      {saved && <Notice tone="good">{saved}</Notice>}
    </section>
  );
}

function SupplyFacts({ supplies }: { readonly supplies: SuppliesView }): ReactElement {
  const { choices, presort, steps } = supplies;
  const figures: readonly (readonly [string, string])[] = [
    ['Window envelopes', formatNumber(supplies.envelopes)],
    [`Sheets of ${choices.paper} lb`, formatNumber(supplies.sheets)],
    ['Packs of 500', formatNumber(supplies.packs)],
    ['Weight', `${formatNumber(supplies.pounds)} lb`],
    ...steps.map(({ upToOunces, isAbroad, envelopes, cents }): readonly [string, string] => [
      `${countOf(envelopes, 'envelope')}${isAbroad ? ' abroad' : ''} ${upToOunces === null ? 'without a price' : `up to ${upToOunces} oz`}`,
      priceOf(cents),
    ]),
    [`Postage, ${CLASS_NAMES[choices.mailClass].toLowerCase()}`, priceOf(supplies.cents)],
  ];
  return (
    <>
      <dl className="supply-figures">
        {figures.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="soft small">Prices of {choices.rates.effective}.</p>
      {supplies.overAnOunce.count > 0 && (
        <details>
          <summary>{countOf(supplies.overAnOunce.count, 'packet')} over one ounce</summary>
          <p className="small">Pieces {supplies.overAnOunce.pieces}</p>
        </details>
      )}
      {supplies.abroad.count > 0 && (
        <Notice tone="plain">{countOf(supplies.abroad.count, 'packet')} to other countries: pieces {supplies.abroad.pieces}. International postage; above one ounce its price hangs on the country and is entered under Paper and postage.</Notice>
      )}
      {supplies.nonmachinable.count > 0 && (
        <Notice tone="care">The envelope’s form is not for the post’s machines: {countOf(supplies.nonmachinable.count, 'packet')} cost more each.</Notice>
      )}
      {supplies.notLetters.count > 0 && (
        <Notice tone="care">{countOf(supplies.notLetters.count, 'packet')} too heavy or too thick for a letter: pieces {supplies.notLetters.pieces}. Ask at the post office.</Notice>
      )}
      <details>
        <summary>{presort.isPossible ? 'Enough pieces for presort' : 'Presort takes 500 pieces or more'}</summary>
        {presort.withoutZip > 0 && <p className="small">{countOf(presort.withoutZip, 'piece')} without a ZIP Code.</p>}
        <div className="mail-room-table" tabIndex={0} role="region" aria-label="Pieces by ZIP Code">
          <table>
            <thead>
              <tr>
                <th scope="col">ZIP Code</th>
                <th scope="col" className="is-number">Pieces</th>
              </tr>
            </thead>
            <tbody>
              {presort.zips.map(({ zip, pieces }) => (
                <tr key={zip}>
                  <th scope="row">{zip}</th>
                  <td className="is-number">{formatNumber(pieces)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {presort.moreZips > 0 && <p className="soft small">{countOf(presort.moreZips, 'more ZIP Code')}.</p>}
      </details>
    </>
  );
}
