import { once } from 'node:events';
import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { appRoot } from './app-root';
import { dataFolderOf } from './cli/data-folder';
import { askBeforeClosing } from './electron/ask-before-closing';
import { declareAppScheme, serveApp } from './electron/app-protocol';
import { bringBack } from './electron/bring-back';
import { emitTo, hostCalls } from './electron/ipc-host';
import { lockDownPages, lockDownSession } from './electron/lock-down';
import { openMainWindow, windowSession } from './electron/main-window';
import { setMenu } from './electron/menu';
import { canWriteInto } from './files/can-write-into';
import { JobFailure } from './services/job-failure';
import type { WindowServices } from './window-services';

const namedDataFolder = (words: readonly string[]): string | null => {
  const at = words.indexOf('--data');
  return at >= 0 ? (words[at + 1] ?? null) : null;
};

/**
 * Opens the window. What answers it is loaded while its page comes up in a process of its own, and whatever the page asks for until then
 * waits for it; so nothing but the window itself belongs in here.
 *
 * @param words the arguments after the program's name
 */
export const startWindow = async (words: readonly string[]): Promise<void> => {
  const dataFolder = dataFolderOf(namedDataFolder(words), process.env, process.platform);
  app.setPath('userData', dataFolder);
  if (!app.requestSingleInstanceLock()) {
    // Where its folder can't be written there is no lock for anybody, and no other window that would come to the front.
    if (!(await canWriteInto(dataFolder))) {
      // Before that a system may show no dialog.
      await app.whenReady();
      throw new JobFailure('not-permitted', `Foldline can’t write into its data folder, ${dataFolder}. Check that the disk is connected, has room, and may be written by this account; then start Foldline again.`);
    }
    app.quit();
    return;
  }
  declareAppScheme();
  lockDownPages(app);

  let window: BrowserWindow | null = null;
  let making: Promise<WindowServices> | null = null;
  const services = (): Promise<WindowServices> =>
    (making ??= import('./window-services').then(({ windowServices }) =>
      windowServices({ dataFolder, startOnSample: words.includes('--sample'), windowOf: () => window, emit: (event, payload) => emitTo(window, event, payload) }),
    ));

  let isEnded = false;
  let isAskedAgain = false;
  app.on('second-instance', () => {
    // Who starts the program while it ends is not left without one.
    isAskedAgain = isEnded;
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (isEnded || !making) return;
    event.preventDefault();
    isEnded = true;
    void making
      .then(({ end }) => end())
      .finally(() => {
        if (isAskedAgain) app.relaunch();
        app.quit();
      });
  });

  await app.whenReady();
  const root = appRoot();
  lockDownSession(windowSession());
  serveApp(windowSession(), join(root, 'dist', 'renderer'), async (entryIndex) => (await services()).readDocument(entryIndex));
  hostCalls(() => window, services);
  setMenu(process.platform, (command) => emitTo(window, 'menu.command', { command }));
  const opened = openMainWindow(join(root, 'dist', 'preload', 'preload.cjs'));
  window = opened;
  // Nothing may be asked of a window that is closed, and the program stays a while without it.
  opened.once('closed', () => (window = null));
  bringBack(opened, () => void services().then(({ pageGone }) => pageGone()));
  const loaded = once(opened.webContents, 'did-finish-load');
  const [{ warm, atStake }] = await Promise.all([services(), loaded]);
  askBeforeClosing(opened, atStake);
  // Once the window can be used, so that its own start is not slowed down.
  warm();
};
