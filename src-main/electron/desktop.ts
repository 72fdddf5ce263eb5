import { type BrowserWindow, type OpenDialogOptions, type SaveDialogOptions, dialog, shell } from 'electron';
import type { Desktop } from '../ports/desktop';

const choose = async (window: BrowserWindow | null, options: OpenDialogOptions): Promise<readonly string[]> => {
  const answer = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options);
  return answer.canceled ? [] : answer.filePaths;
};

const FILE_DIALOGS = {
  students: { title: 'Choose the student data file', filters: [{ name: 'Student data files', extensions: ['xlsx', 'xlsm', 'csv', 'txt', 'tsv', 'dat'] }] },
  holidays: { title: 'Choose a calendar file', filters: [{ name: 'Calendars', extensions: ['ics', 'csv', 'txt'] }] },
  envelopes: { title: 'Choose a file of envelopes', filters: [{ name: 'Envelopes', extensions: ['json'] }] },
  inserters: { title: 'Choose a file of inserters', filters: [{ name: 'Inserters', extensions: ['json'] }] },
  printers: { title: 'Choose a file of printers', filters: [{ name: 'Printers', extensions: ['json'] }] },
  letter: { title: 'Choose a cover letter', filters: [{ name: 'PDF', extensions: ['pdf'] }] },
  addresses: { title: 'Choose a list of addresses', filters: [{ name: 'Lists', extensions: ['csv', 'txt', 'tsv'] }] },
} as const;

const chooseNew = async (window: BrowserWindow | null, name: string): Promise<string | null> => {
  const options: SaveDialogOptions = { title: 'Save as', defaultPath: name, filters: [{ name: 'File', extensions: [name.slice(name.lastIndexOf('.') + 1)] }] };
  const answer = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options);
  return answer.canceled || !answer.filePath ? null : answer.filePath;
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
  chooseFile: async (what) => {
    const { title, filters } = FILE_DIALOGS[what];
    return (await choose(windowOf(), { title, filters: filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] })), properties: ['openFile'] }))[0] ?? null;
  },
  chooseNewFile: (name) => chooseNew(windowOf(), name),
  chooseFolder: async () => (await choose(windowOf(), { title: 'Choose where the batches go', buttonLabel: 'Choose', properties: ['openDirectory', 'createDirectory'] }))[0] ?? null,
  showFolder: (path) => void shell.openPath(path),
  openFile: async (path) => (await shell.openPath(path)) === '',
});
