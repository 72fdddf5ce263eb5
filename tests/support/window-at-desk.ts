import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runFoldline } from './built-program';
import { type FoldlineWindow, openBatches, openFoldline, saveBatches } from './foldline-window';
import { type MadePrinter, startMadePrinter } from './print-lab/made-printer';

/** The real window on the sample, with a made printer named Desk in its list. */
export type WindowAtDesk = {
  /** For what the test writes; batches go below `chosen` in it. */
  readonly work: string;
  readonly desk: MadePrinter;
  readonly window: FoldlineWindow;
  readonly close: () => Promise<void>;
};

export const openAtDesk = async (): Promise<WindowAtDesk> => {
  const work = mkdtempSync(join(tmpdir(), 'foldline-desk-'));
  mkdirSync(join(work, 'chosen'));
  const desk = await startMadePrinter();
  const data = mkdtempSync(join(tmpdir(), 'foldline-e2e-'));
  expect((await runFoldline(['printers', '--add', desk.address, '--name', 'Desk', '--data', data])).code).toBe(0);
  const window = await openFoldline({ args: ['--sample'], dataFolder: data });
  const close = async (): Promise<void> => {
    try {
      await window.close();
    } finally {
      await desk.stop();
      rmSync(work, { recursive: true, force: true });
    }
  };
  return { work, desk, window, close };
};

/** Saves the batches of the sample, as has to be done before they are printed. */
export const saveAtDesk = async ({ work, window }: Pick<WindowAtDesk, 'work' | 'window'>): Promise<void> => {
  await openBatches(window.page);
  await saveBatches(window, join(work, 'chosen'));
  await window.page.keyboard.press('Escape');
};

/** Prints all packets of the batches in hand. */
export const printAllAtDesk = async ({ window: { page } }: Pick<WindowAtDesk, 'window'>): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Print…' }).click();
  await dialog.getByRole('combobox', { name: 'Printer' }).selectOption('Desk');
  await dialog.getByRole('radio', { name: /^All packets/ }).check();
  await dialog.getByRole('button', { name: 'Print', exact: true }).click();
};
