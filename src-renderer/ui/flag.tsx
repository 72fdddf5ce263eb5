import type { ReactElement, ReactNode } from 'react';
import type { WindowVerdict } from '@shared/domain/ssr/report';
import { FIT_WORDS } from '../words/kinds';
import './flag.css';
import { Icon, type IconName } from './icon';

export type Tone = 'good' | 'care' | 'stop' | 'plain';

/** A word with an icon: the colour only repeats what both say. */
export function Flag({ tone, icon, children }: { readonly tone: Tone; readonly icon: IconName; readonly children: ReactNode }): ReactElement {
  return (
    <span className={`flag flag-${tone}`}>
      <Icon name={icon} />
      {children}
    </span>
  );
}

const FIT_LOOKS = {
  ok: { tone: 'good', icon: 'check' },
  tight: { tone: 'care', icon: 'caution' },
  misses: { tone: 'stop', icon: 'stop' },
  'no-address': { tone: 'stop', icon: 'question' },
} as const;

/** How page 1 stands in the envelope's window, in a word or two. */
export function WindowFlags({ verdict }: { readonly verdict: WindowVerdict }): ReactElement {
  const { tone, icon } = FIT_LOOKS[verdict.fit];
  return (
    <span className="flags">
      <Flag tone={tone} icon={icon}>
        {FIT_WORDS[verdict.fit]}
      </Flag>
      {verdict.exposes && (
        <Flag tone="care" icon="eye">
          Shows more
        </Flag>
      )}
    </span>
  );
}
