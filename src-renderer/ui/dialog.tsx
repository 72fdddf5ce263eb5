import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import './dialog.css';
import { Notice } from './notice';

type DialogProps = {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons in the order of reading; the safe one has the focus. */
  readonly actions: ReactNode;
  readonly onClose: () => void;
  /** Escape does nothing while something runs that must be cancelled by its own button. */
  readonly stays?: boolean;
  /** Something was chosen or placed that is not used yet, as text that was typed is by itself. */
  readonly hasUnused?: boolean;
  readonly wide?: boolean;
  /** As large as the window allows, for pages to be looked at. */
  readonly full?: boolean;
};

function show(dialog: HTMLDialogElement): void {
  if (!dialog.open) dialog.showModal();
  // React's own autofocus came before the dialog was open; opening gave the focus to the title.
  dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
}

/** Closes a dialog. Where what had the focus before is no more, the button that stands there anew has it, or the heading of the step. */
function close(dialog: HTMLDialogElement, opener: Element | null): void {
  dialog.close();
  if (opener?.isConnected) return;
  const again = [...document.querySelectorAll<HTMLElement>('button')].find(({ textContent }) => textContent === opener?.textContent);
  (again ?? document.querySelector<HTMLElement>('main h1'))?.focus();
}

const WRITTEN: ReadonlySet<string> = new Set(['text', 'textarea', 'password', 'date']);
const isWritten = (field: EventTarget): boolean => (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && WRITTEN.has(field.type);
/** One that only says why it can't be taken now uses nothing. */
const isUsedButton = (pressed: EventTarget): boolean => pressed instanceof Element && pressed.closest('button:not([aria-disabled="true"])') !== null;

/** In a field for a date one press of Escape comes as two, the second at once. */
const ONE_PRESS_MS = 300;

/** A modal dialog. The platform's own element keeps the focus inside and gives it back at the end. Escape drops nothing that was typed since a button was pressed: pressed once it says so, and only then it closes. */
export function Dialog({ title, children, actions, onClose, stays = false, hasUnused = false, wide = false, full = false }: DialogProps): ReactElement {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const isTyped = useRef(false);
  const [asks, setAsks] = useState(false);
  const takeTyped = (typed: boolean): void => {
    isTyped.current = typed;
    setAsks(false);
  };
  const askedAt = useRef(-Infinity);
  const isPressed = useRef(false);
  const leave = (at: number): void => {
    const isSamePress = !isPressed.current && at - askedAt.current < ONE_PRESS_MS;
    isPressed.current = false;
    if (stays || isSamePress) return;
    if ((isTyped.current || hasUnused) && !asks) {
      askedAt.current = at;
      setAsks(true);
    } else onClose();
  };
  // Closed before it leaves the page: a dialog that is only taken out gives the focus to nobody.
  useLayoutEffect(() => {
    const dialog = element.current;
    const opener = document.activeElement;
    if (!dialog) return;
    show(dialog);
    return () => close(dialog, opener);
  }, []);
  // What had the focus may be gone with what the dialog showed before, such as the button that began a saving.
  useEffect(() => {
    if (document.activeElement === document.body) element.current?.querySelector<HTMLElement>('.dialog-title')?.focus();
  });
  return (
    <dialog
      ref={element}
      className={full ? 'dialog dialog-full' : wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        leave(event.timeStamp);
      }}
      onClose={({ currentTarget: dialog, timeStamp }) => {
        // Chromium lets nobody refuse Escape several times in a row, and then closes the dialog without asking.
        if (!dialog.isConnected || dialog.open) return;
        show(dialog);
        leave(timeStamp);
      }}
      onKeyDown={({ key }) => {
        if (key === 'Escape') isPressed.current = true;
      }}
      onInput={({ target }) => {
        if (isWritten(target)) takeTyped(true);
        else setAsks(false);
      }}
      onClick={({ target }) => {
        if (isUsedButton(target)) takeTyped(false);
      }}
    >
      <h2 id={titleId} className="dialog-title" tabIndex={-1}>
        {title}
      </h2>
      <div className="dialog-body">{children}</div>
      <div className="dialog-actions">
        <div role="alert" className="dialog-asks">
          {asks && <Notice tone="care">What was changed here is not used yet. Escape again closes without it.</Notice>}
        </div>
        {actions}
      </div>
    </dialog>
  );
}
