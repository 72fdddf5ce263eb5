import { Fragment, type ReactElement } from 'react';
import { useProgramStore } from '../store/program-store';
import './keys.css';

/** Keys as the platform writes them; `Mod` is Ctrl, or Command on a Mac. */
export function Keys({ keys }: { readonly keys: readonly string[] }): ReactElement {
  const isMac = useProgramStore((state) => state.app?.platform === 'macos');
  return (
    <span className="keys">
      {keys.map((key, index) => (
        <Fragment key={key}>
          {index > 0 && ' '}
          <kbd>{key === 'Mod' ? (isMac ? '⌘' : 'Ctrl') : key}</kbd>
        </Fragment>
      ))}
    </span>
  );
}
