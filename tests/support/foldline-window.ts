import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, type Page, _electron } from 'playwright';
import { electronArguments, electronRuntime, repositoryRoot } from './built-program';

/** The real window program, started for one test with a data folder of its own. */
export type FoldlineWindow = { readonly program: ElectronApplication; readonly page: Page; readonly dataFolder: string; readonly close: () => Promise<void> };

type Start = {
  readonly args?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  /** Another program than the built one, such as the packed one. */
  readonly executable?: string;
  /** Kept from an earlier start, so that a restart can be tested. */
  readonly dataFolder?: string;
};

/** How long a step of the window may take where the machine has other work. */
const PATIENCE_MS = 60_000;

/** Starts the program and waits until its page is there. */
export const openFoldline = async ({ args = [], environment = {}, executable, dataFolder = mkdtempSync(join(tmpdir(), 'foldline-e2e-')) }: Start = {}): Promise<FoldlineWindow> => {
  const program = await _electron.launch({
    executablePath: executable ?? electronRuntime().executablePath,
    args: electronArguments('--data', dataFolder, ...args).filter((word) => !executable || word !== repositoryRoot),
    env: { ...process.env, ...environment } as Record<string, string>,
  });
  const page = await program.firstWindow();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.waitForLoadState('domcontentloaded');
  return {
    program,
    page,
    dataFolder,
    close: async () => {
      await closeUnasked(program);
      await program.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
};

/** Has every question of the system answered as by a person who closes all the same: nobody is there at the end of a test. */
const closeUnasked = (program: ElectronApplication): Promise<void> =>
  program
    .evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
    })
    .catch(() => undefined);

/** Chooses files and begins to read them. */
export const readFiles = async ({ program, page }: FoldlineWindow, paths: readonly string[]): Promise<void> => {
  await answerDialogs(program, paths);
  await page.getByRole('button', { name: 'Choose files…' }).click();
  await page.getByRole('button', { name: 'Read the downloads' }).click();
};

/** Waits until the download is read and goes to its batches. */
export const openBatches = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { name: /reports found$/ }).waitFor();
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Batches' }).click();
};

/** Answers the next system dialogs with these paths, in main, as a person would by clicking. */
export const answerDialogs = (program: ElectronApplication, paths: readonly string[]): Promise<void> =>
  program.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] });
  }, paths);

/** Answers the next system dialogs that ask where to save a file. */
export const answerSaving = (program: ElectronApplication, path: string): Promise<void> =>
  program.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);

/** Saves the batches into a folder, and waits until that is told. */
export const saveBatches = async ({ program, page }: FoldlineWindow, folder: string): Promise<void> => {
  await answerDialogs(program, [folder]);
  await page.getByRole('button', { name: 'Save batches…' }).click();
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await page.getByRole('heading', { name: 'Batches saved' }).waitFor();
};

/** Drops files and folders onto the middle of the page, as the system's file manager does. */
export const dropOn = async (page: Page, paths: readonly string[]): Promise<void> => {
  const devtools = await page.context().newCDPSession(page);
  const [x, y] = [400, 300];
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await devtools.send('Input.dispatchDragEvent', { type, x, y, data });
  await devtools.detach();
};
