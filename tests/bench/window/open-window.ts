import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { electronArguments, electronRuntime, repositoryRoot } from '../../support/built-program';
import { openFoldline } from '../../support/foldline-window';

const secondsSince = (start: number): number => (performance.now() - start) / 1000;

/** Seconds from the start of the program until its first button can be pressed, on a data folder of its own. */
export const secondsToUsable = async (): Promise<number> => {
  const start = performance.now();
  const window = await openFoldline();
  try {
    await window.page.getByRole('button', { name: 'Choose files…' }).click({ trial: true });
    return secondsSince(start);
  } finally {
    await window.close();
  }
};

const BARE_MAIN = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 820 }).loadURL('data:text/html,<button>Ready</button>'));`;

/** The same of an Electron window with nothing but a button. */
export const secondsToBareWindow = async (workplace: string): Promise<number> => {
  const folder = join(workplace, 'bare');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'bare', version: '1.0.0', main: 'main.js' }));
  writeFileSync(join(folder, 'main.js'), BARE_MAIN);
  const start = performance.now();
  const args = electronArguments('--user-data-dir', join(folder, 'data')).map((word) => (word === repositoryRoot ? folder : word));
  const program = await _electron.launch({ executablePath: electronRuntime().executablePath, args });
  try {
    await (await program.firstWindow()).getByRole('button', { name: 'Ready' }).click({ trial: true });
    return secondsSince(start);
  } finally {
    await program.close();
  }
};
