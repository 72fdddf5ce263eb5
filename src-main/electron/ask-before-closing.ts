import { type BrowserWindow, dialog } from 'electron';

const QUESTION = {
  type: 'warning',
  message: 'Printing is under way.',
  detail: 'When Foldline closes, nothing more is sent, and what the printer has may still come out. The ledger tells at the next start which pieces are good, and prints the rest from there.',
  buttons: ['Keep printing', 'Close all the same'],
  defaultId: 0,
  cancelId: 0,
  noLink: true,
} satisfies Electron.MessageBoxOptions;

/** Has a person say so before the window closes on a printing that has not ended: most of its jobs may not be sent yet. */
export const askBeforeClosing = (window: BrowserWindow, isPrinting: () => boolean): void => {
  let isAsking = false;
  let isSaid = false;
  const ask = async (): Promise<void> => {
    isAsking = true;
    const { response } = await dialog.showMessageBox(window, QUESTION);
    isAsking = false;
    if (response === QUESTION.cancelId) return;
    isSaid = true;
    window.close();
  };
  window.on('close', (event) => {
    if (isSaid || !isPrinting()) return;
    event.preventDefault();
    if (!isAsking) void ask();
  });
};
