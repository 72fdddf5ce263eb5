import type { BrowserWindow } from 'electron';
import { askToClose, type CloseQuestion } from './ask-to-close';

const QUESTION: CloseQuestion = {
  message: 'Printing is under way.',
  detail: 'When Foldline closes, nothing more is sent, and what the printer has may still come out. The ledger tells at the next start which pieces are good, and prints the rest from there.',
  answers: ['Keep printing', 'Close all the same'],
};

/** Has a person say so before the window closes on a printing that has not ended: most of its jobs may not be sent yet. */
export const askBeforeClosing = (window: BrowserWindow, isPrinting: () => boolean): void => {
  let isAsking = false;
  let isSaid = false;
  const ask = async (): Promise<void> => {
    isAsking = true;
    isSaid = await askToClose(window, QUESTION);
    isAsking = false;
    if (isSaid) window.close();
  };
  window.on('close', (event) => {
    if (isSaid || !isPrinting()) return;
    event.preventDefault();
    if (!isAsking) void ask();
  });
};
