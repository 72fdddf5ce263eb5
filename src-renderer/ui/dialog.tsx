import { useEffect, useId, useLayoutEffect, useRef, type ReactElement, type ReactNode } from 'react';
import './dialog.css';

type DialogProps = {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons in the order of reading; the safe one has the focus. */
  readonly actions: ReactNode;
  readonly onClose: () => void;
  /** Escape does nothing while something runs that must be cancelled by its own button. */
  readonly stays?: boolean;
  readonly wide?: boolean;
  /** As large as the window allows, for pages to be looked at. */
  readonly full?: boolean;
};

function show(dialog: HTMLDialogElement): void {
  if (!dialog.open) dialog.showModal();
  // React's own autofocus came before the dialog was open; opening gave the focus to the title.
  dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
}

/** A modal dialog. The platform's own element keeps the focus inside and gives it back at the end. */
export function Dialog({ title, children, actions, onClose, stays = false, wide = false, full = false }: DialogProps): ReactElement {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Closed before it leaves the page: a dialog that is only taken out gives the focus to nobody.
  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog) show(dialog);
    return () => dialog?.close();
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
        if (!stays) onClose();
      }}
      onClose={({ currentTarget: dialog }) => {
        // Chromium lets nobody refuse Escape several times in a row, and then closes the dialog without asking.
        if (!dialog.isConnected || dialog.open) return;
        show(dialog);
        if (!stays) onClose();
      }}
    >
      <h2 id={titleId} className="dialog-title" tabIndex={-1}>
        {title}
      </h2>
      <div className="dialog-body">{children}</div>
      <div className="dialog-actions">{actions}</div>
    </dialog>
  );
}
