import type { BrowserWindow } from 'electron';
import { askToClose, type CloseQuestion } from './ask-to-close';

/** A page that goes again so soon after it came back, in milliseconds, goes because of what it shows: a person decides. */
const SOON_MS = 10_000;

const QUESTION: CloseQuestion = {
  message: 'The window met a fault of its own again.',
  detail: 'Nothing that was written or printed is touched. If it does not come back, close Foldline and start it again.',
  answers: ['Show it again', 'Close Foldline'],
};

/**
 * Loads the page again where its process has ended by itself: an empty window would tell nobody anything, and what matters is held by main.
 *
 * @param onGone called before
 */
export const bringBack = (window: BrowserWindow, onGone: () => void): void => {
  let cameBackAt = -Infinity;
  const show = (): void => {
    if (!window.isDestroyed()) window.webContents.reload();
  };
  window.webContents.on('did-finish-load', () => {
    if (cameBackAt === Infinity) cameBackAt = performance.now();
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    onGone();
    const isAgain = performance.now() - cameBackAt < SOON_MS;
    // Until it is there again, however long a slow machine takes to load it, it has not come back at all.
    cameBackAt = Infinity;
    if (!isAgain) show();
    else void askToClose(window, QUESTION).then((isClosing) => (isClosing ? window.close() : show()));
  });
};
