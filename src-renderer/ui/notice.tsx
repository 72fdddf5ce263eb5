import type { ReactElement, ReactNode } from 'react';
import { Icon } from './icon';
import './notice.css';

/** A fact with its next step, in the flow of the page. */
export function Notice({ tone, children }: { readonly tone: 'plain' | 'good' | 'care' | 'stop'; readonly children: ReactNode }): ReactElement {
  const icon = { plain: 'question', good: 'check', care: 'caution', stop: 'stop' } as const;
  return (
    <div className={`notice notice-${tone}`}>
      <Icon name={icon[tone]} />
      <div>{children}</div>
    </div>
  );
}
