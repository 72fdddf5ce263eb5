import { useId, type ReactElement, type ReactNode } from 'react';
import { announce } from '../store/announcement-store';
import './button.css';
import { Icon, type IconName } from './icon';

type ButtonProps = {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly look?: 'primary' | 'plain' | 'quiet';
  readonly icon?: IconName;
  /** Only the icon is seen; `children` is its name. */
  readonly iconOnly?: boolean;
  /** Why the action can't be taken now. The button stays in the order of focus and says it. */
  readonly unavailable?: string | null | undefined;
  /** Keys as `aria-keyshortcuts` writes them. */
  readonly shortcut?: string;
  readonly autoFocus?: boolean;
  readonly describedBy?: string;
};

/** A button. A disabled one keeps its focus and says why, seen and heard. */
export function Button({ children, onPress, look = 'plain', icon, iconOnly = false, unavailable = null, shortcut, autoFocus, describedBy }: ButtonProps): ReactElement {
  const reasonId = useId();
  const described = [unavailable ? reasonId : null, describedBy].filter(Boolean).join(' ');
  return (
    <span className="button-place">
      <button
        type="button"
        className={`button button-${look}${iconOnly ? ' button-icon-only' : ''}`}
        aria-disabled={unavailable ? true : undefined}
        aria-describedby={described || undefined}
        aria-keyshortcuts={shortcut}
        autoFocus={autoFocus}
        data-autofocus={autoFocus}
        onKeyDown={(event) => {
          // A key that is held down presses once: where the focus goes on to the next row, it would settle one after the other unseen.
          if (event.repeat && event.key === 'Enter') event.preventDefault();
        }}
        onClick={() => (unavailable ? announce(unavailable) : onPress())}
      >
        {icon && <Icon name={icon} />}
        <span className={iconOnly ? 'visually-hidden' : undefined}>{children}</span>
      </button>
      {unavailable ? (
        <span className="button-tip" id={reasonId}>
          {unavailable}
        </span>
      ) : (
        iconOnly && <span className="button-tip" data-name={children} aria-hidden="true" />
      )}
    </span>
  );
}
