import { type BrowserWindow, type OpenDialogOptions, dialog, shell } from 'electron';
import type { Desktop } from '../ports/desktop';

const choose = async (window: BrowserWindow | null, options: OpenDialogOptions): Promise<readonly string[]> => {
  const answer = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options);
  return answer.canceled ? [] : answer.filePaths;
};

/** The desktop through Electron's dialogs and shell. */
export const electronDesktop = (windowOf: () => BrowserWindow | null): Desktop => ({
  chooseDownloads: (what) =>
    choose(windowOf(), {
      title: what === 'files' ? 'Choose downloads' : 'Choose a folder of reports',
      buttonLabel: 'Add',
      properties: what === 'files' ? ['openFile', 'multiSelections'] : ['openDirectory', 'multiSelections'],
      ...(what === 'files' ? { filters: [{ name: 'Downloads and reports', extensions: ['zip', 'pdf'] }] } : {}),
    }),
  chooseFolder: async () => (await choose(windowOf(), { title: 'Choose where the batches go', buttonLabel: 'Choose', properties: ['openDirectory', 'createDirectory'] }))[0] ?? null,
  showFolder: (path) => void shell.openPath(path),
  openFile: async (path) => (await shell.openPath(path)) === '',
});
