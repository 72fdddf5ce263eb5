import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { answerDialogs, openBatches } from '../support/foldline-window';
import { openAtDesk, printAllAtDesk, saveAtDesk, type WindowAtDesk } from '../support/window-at-desk';

let at: WindowAtDesk;
beforeEach(async () => {
  at = await openAtDesk();
  // Longer than the test takes.
  at.desk.speed = 120_000;
});
afterEach(() => at.close().catch(() => undefined));

type Asked = typeof globalThis & { foldlineAsked?: string[] };

/** Closes the window as its own button does; whoever asks a question meanwhile gets this answer. */
const closeAnswering = (program: ElectronApplication, response: number): Promise<void> =>
  program.evaluate(({ dialog, BrowserWindow }, answer) => {
    const asked = ((globalThis as Asked).foldlineAsked ??= []);
    dialog.showMessageBox = ((...given: readonly unknown[]) => {
      asked.push(JSON.stringify(given.at(-1)));
      return Promise.resolve({ response: answer, checkboxChecked: false });
    });
    setImmediate(() => BrowserWindow.getAllWindows()[0]?.close());
  }, response);

it('a window that prints asks before it closes, and says meanwhile why its ledger can’t be read', async () => {
  const { page, program } = at.window;
  const dialog = page.getByRole('dialog');
  await saveAtDesk(at);
  await printAllAtDesk(at);
  await dialog.getByRole('row', { name: /Printing/ }).waitFor({ timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Continue in the background' }).click();

  await page.getByRole('button', { name: 'Ledger', exact: true }).click();
  await dialog.getByText('The printing under way writes into the ledger. Open the ledger again once it has ended.').waitFor();
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();

  await closeAnswering(program, 0);
  await expect.poll(() => program.evaluate(() => (globalThis as Asked).foldlineAsked?.length)).toBe(1);
  expect(await program.evaluate(() => (globalThis as Asked).foldlineAsked?.[0])).toContain('Printing is under way.');
  await page.getByRole('button', { name: 'Printing…' }).waitFor();

  const isClosed = new Promise<void>((resolve) => program.once('close', () => resolve()));
  await closeAnswering(program, 1);
  await isClosed;
});

it('a window asks before it forgets what was chosen by hand or stops saving, and closes without a word where nothing is lost', async () => {
  const { page, program } = at.window;
  const asked = (): Promise<readonly string[]> => program.evaluate(() => (globalThis as Asked).foldlineAsked ?? []);
  await openBatches(page);
  await page.getByRole('button', { name: /^Hold (?!list)/ }).first().click();
  await page.getByRole('button', { name: 'Hold list (1)…' }).waitFor();
  await closeAnswering(program, 0);
  await expect.poll(asked).toEqual([expect.stringContaining('What was chosen by hand is not saved.')]);

  await answerDialogs(program, [join(at.work, 'chosen')]);
  await page.getByRole('button', { name: 'Save batches…' }).click();
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await page.getByRole('progressbar').waitFor();
  // The page shows its progress a moment before main has begun.
  await expect
    .poll(async () => {
      await closeAnswering(program, 0);
      return (await asked()).at(-1);
    })
    .toContain('Files are being saved.');

  await page.getByRole('heading', { name: 'Batches saved' }).waitFor();
  const isClosed = new Promise<void>((resolve) => program.once('close', () => resolve()));
  // An answer that would keep it.
  await closeAnswering(program, 0);
  await isClosed;
});

it('a program that is started again while it ends starts anew at its end', async () => {
  const { program } = at.window;
  const told = join(at.work, 'told.txt');
  const isClosed = new Promise<void>((resolve) => program.once('close', () => resolve()));
  await program.evaluate(({ app, BrowserWindow }, file) => {
    const tell = (what: string): void => process.getBuiltinModule('node:fs').appendFileSync(file, `${what}\n`);
    app.relaunch = () => tell('starts anew');
    app.once('will-quit', () => {
      tell('ends');
      try {
        app.emit('second-instance');
      } catch (thrown) {
        tell(String(thrown));
      }
    });
    setImmediate(() => BrowserWindow.getAllWindows()[0]?.close());
  }, told);
  await isClosed;
  expect(readFileSync(told, 'utf8')).toBe('ends\nstarts anew\n');
});
