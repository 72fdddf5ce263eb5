import type { ReactElement } from 'react';
import './envelope-legend.css';

const AREAS = [
  { look: 'window', name: 'Window, packet at rest' },
  { look: 'safe', name: 'Safe for the address' },
  { look: 'always', name: 'Always visible' },
  { look: 'can-show', name: 'Can ever show, as the packet slides' },
  { look: 'address', name: 'Address found' },
] as const;

const inches = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });

/** What each outline of the picture means. */
export function EnvelopeLegend({ envelopeName, clearanceIn }: { readonly envelopeName: string; readonly clearanceIn: number }): ReactElement {
  return (
    <div>
      <h3>Envelope</h3>
      <p className="soft small">
        {envelopeName}. Clearance {inches.format(clearanceIn)} in.
      </p>
      <ul className="envelope-legend">
        {AREAS.map(({ look, name }) => (
          <li key={look}>
            <svg className="envelope-swatch" viewBox="0 0 32 16" aria-hidden="true">
              <rect className={`area area-${look}`} x="2" y="2" width="28" height="12" />
            </svg>
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
}
