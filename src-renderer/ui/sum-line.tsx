import { Fragment, type ReactElement } from 'react';
import { formatNumber } from '../words/counts';
import type { Sum } from '../words/sums';
import { Flag } from './flag';
import './sum-line.css';

/** A sum with its parts, and whether they agree: `412 files = 405 with reports + 3 not needed + 4 set aside`. */
export function SumLine({ sum }: { readonly sum: Sum }): ReactElement {
  return (
    <p className="sum">
      <span className="sum-term">
        <strong>{formatNumber(sum.total.count)}</strong> {sum.total.label}
      </span>
      {sum.parts.map(({ label, count }, index) => (
        <Fragment key={label}>
          <span className="sum-sign">{index === 0 ? '=' : '+'}</span>
          <span className="sum-term">
            <strong>{formatNumber(count)}</strong> {label}
          </span>
        </Fragment>
      ))}
      {sum.agrees ? (
        <Flag tone="good" icon="check">
          Adds up
        </Flag>
      ) : (
        <Flag tone="stop" icon="stop">
          Does not add up
        </Flag>
      )}
    </p>
  );
}
