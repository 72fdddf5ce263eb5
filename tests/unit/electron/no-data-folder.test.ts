import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startWindow } from '@main/start-window';

const app = vi.hoisted(() => ({ setPath: () => undefined, requestSingleInstanceLock: () => false, whenReady: () => Promise.resolve(), quit: vi.fn() }));
vi.mock('electron', () => ({ app, BrowserWindow: {}, dialog: {}, ipcMain: {}, Menu: {}, protocol: {}, screen: {}, session: {}, shell: {}, net: {}, nativeTheme: {} }));

let work: string;
beforeEach(() => {
  app.quit.mockClear();
  work = mkdtempSync(join(tmpdir(), 'foldline-no-folder-'));
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

it('a program whose data folder can’t be written says so, and does not end without a word', async () => {
  // As a disk that is gone: nothing can be made there.
  writeFileSync(join(work, 'gone'), '');
  const data = join(work, 'gone', 'Foldline');
  await expect(startWindow(['--data', data])).rejects.toThrow(`Foldline can’t write into its data folder, ${data}.`);
  expect(app.quit).not.toHaveBeenCalled();
});

it('a second one leaves the screen to the first, and nothing in the folder', async () => {
  await startWindow(['--data', work]);
  expect(app.quit).toHaveBeenCalledOnce();
  expect(readdirSync(work)).toEqual([]);
});
