import { BrowserWindow, nativeTheme, session } from 'electron';
import { INDEX_ADDRESS } from '@shared/ipc/addresses';

/** Behind the page until it is drawn, so that nothing flashes: the page's own two backgrounds. */
const backgroundColor = (): string => (nativeTheme.shouldUseDarkColors ? '#1b1d21' : '#f4f5f7');

/** The window's session: in memory only (no `persist:`), so that nothing of a page is ever cached on disk. */
export const windowSession = (): Electron.Session => session.fromPartition('foldline', { cache: false });

/** Opens the program's one window; shown once its page is drawn. */
export const openMainWindow = (preload: string): BrowserWindow => {
  const window = new BrowserWindow({
    width: 1280,
    height: 820,
    minWidth: 720,
    minHeight: 520,
    show: false,
    title: 'Foldline',
    backgroundColor: backgroundColor(),
    webPreferences: {
      preload,
      session: windowSession(),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(INDEX_ADDRESS);
  return window;
};
