import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { answerDialogs, dropOn, openBatches } from '../support/foldline-window';
import { openAtDesk, printAllAtDesk, saveAtDesk, type WindowAtDesk } from '../support/window-at-desk';

let at: WindowAtDesk;
beforeEach(async () => {
  at = await openAtDesk();
});
afterEach(() => at.close());

/** Ends the page's process, as a fault of Chromium or too little memory does. */
const crash = (): Promise<void> => at.window.program.evaluate(({ BrowserWindow }) => void setImmediate(() => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()));

/** Ends it again and again, as what it shows would, until a person is asked: how soon a page comes back is up to the machine. */
const crashUntilAsked = (): Promise<void> =>
  expect
    .poll(
      () =>
        at.window.program.evaluate(({ BrowserWindow }) => {
          const isAsked = 'isAsked' in globalThis;
          if (!isAsked) setImmediate(() => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
          return isAsked;
        }),
      { timeout: 30_000 },
    )
    .toBe(true);

/** Runs in the page that came back, which Playwright can't see any more. Rejects where it is not there yet: a page that goes never answers. */
const inPage = <Answer>(code: string): Promise<Answer> =>
  at.window.program.evaluate(({ BrowserWindow }, script) => {
    const late = new Promise<never>((_, reject) => void setTimeout(() => reject(new Error('The page does not answer.')), 2_000));
    return Promise.race([BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script) as Promise<Answer>, late]);
  }, code);
const text = (): Promise<string> => inPage<string>('document.body.innerText').catch(() => '');
const pressIn = (name: string): Promise<void> => inPage(`[...document.querySelectorAll('dialog button, button')].find((button) => button.textContent === ${JSON.stringify(name)}).click()`);
const picture = async (name: string): Promise<void> => {
  const folder = process.env['FOLDLINE_SHOTS'];
  if (!folder) return;
  const { writeFileSync } = await import('node:fs');
  writeFileSync(join(folder, `${name}.png`), Buffer.from(await at.window.program.evaluate(async ({ BrowserWindow }) => (await BrowserWindow.getAllWindows()[0]!.webContents.capturePage()).toPNG().toString('base64')), 'base64'));
};

it('a window whose page has gone comes back with its downloads and its hold list, and what was being saved is canceled', async () => {
  const { page } = at.window;
  await openBatches(page);
  await page.getByRole('button', { name: 'Hold this student' }).click();
  await page.getByRole('button', { name: 'Undo' }).and(page.locator(':not([aria-disabled])')).waitFor();
  const numbers = await page.getByRole('region', { name: 'The run in numbers' }).innerText();
  expect(numbers).toContain('26');
  await answerDialogs(at.window.program, [join(at.work, 'chosen')]);
  await page.getByRole('button', { name: 'Save batches…' }).click();
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await page.getByRole('dialog', { name: 'Saving batches' }).waitFor();
  await crash();
  await expect.poll(text).toContain('The window met a fault of its own and came back.');
  await expect.poll(text).toContain(numbers);
  await picture('page-gone');
  await expect.poll(() => readdirSync(join(at.work, 'chosen'))).toEqual([]);
  await pressIn('Put this note away');
  await expect.poll(text).not.toContain('came back');
  // What is planned again can be saved.
  await pressIn('Save batches…');
  await pressIn('Choose a folder…');
  await expect.poll(text, { timeout: 60_000 }).toContain('Batches saved');
  expect(readdirSync(join(at.work, 'chosen'))).toHaveLength(1);
});

it('a printing goes on without the page, and the page that comes back follows it to its end', async () => {
  at.desk.speed = 4_000;
  const { page } = at.window;
  await saveAtDesk(at);
  await printAllAtDesk(at);
  await page.getByRole('dialog').getByRole('row', { name: /Printing/ }).first().waitFor({ timeout: 60_000 });
  await crash();
  await expect.poll(text).toContain('Sent to the printer Desk.');
  expect(await text()).toContain('Cancel printing');
  await picture('page-gone-printing');
  expect(await text()).toContain(`The batches in ${readdirSync(join(at.work, 'chosen'))[0]} are whole and proved; to print from this window, save them once more`);
  await expect.poll(text, { timeout: 120_000 }).toContain('The printer says that every job is completed.');
  // Nothing came out twice.
  expect(new Set(at.desk.printed).size).toBe(at.desk.printed.length);
});

it('a printing that ends without the page is told by the page that comes back', async () => {
  at.desk.speed = 1_500;
  const { page, program } = at.window;
  await saveAtDesk(at);
  await printAllAtDesk(at);
  await page.getByRole('dialog').getByRole('row', { name: /Printing/ }).first().waitFor({ timeout: 60_000 });
  // Who is asked whether the page is to be shown again answers once the printing has ended.
  await program.evaluate(({ dialog }) => {
    const held = new Promise<{ response: number; checkboxChecked: boolean }>((resolve) => Object.assign(globalThis, { showAgain: () => resolve({ response: 0, checkboxChecked: false }) }));
    dialog.showMessageBox = () => (Object.assign(globalThis, { isAsked: true }), held);
  });
  await crash();
  await expect.poll(text).toContain('Sent to the printer Desk.');
  await crashUntilAsked();
  await expect.poll(async () => (await runFoldline(['ledger', '--data', at.window.dataFolder])).stdout, { timeout: 60_000 }).toMatch(/: (\d+) pieces, \1 ok$/m);
  await program.evaluate(() => (globalThis as unknown as { showAgain: () => void }).showAgain());
  await expect.poll(text).toContain('The printer says that every job is completed.');
});

it('what is dropped while a printing goes on in the background waits for its end, and the printing stays in reach', async () => {
  at.desk.speed = 1_500;
  const { page } = at.window;
  const dialog = page.getByRole('dialog');
  await saveAtDesk(at);
  await printAllAtDesk(at);
  await dialog.getByRole('row', { name: /Printing/ }).first().waitFor({ timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Continue in the background' }).click();
  const second = join(at.work, 'second.zip');
  expect((await runFoldline(['sample', '--out', second, '--seed', '7'])).code).toBe(0);
  await dropOn(page, [second]);
  await page.getByText('Printing is under way. Read the downloads once it has ended.').first().waitFor();
  await page.getByRole('button', { name: 'Printing…' }).click();
  await dialog.getByText('Sent to the printer').first().waitFor();
  await page.getByRole('heading', { name: 'Printed', exact: true }).waitFor({ timeout: 60_000 });
  expect(await dialog.getByRole('button', { name: 'Print more…' }).count()).toBe(0);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Continue reading' }).click();
  await page.getByRole('heading', { name: /reports found$/ }).waitFor();
  expect(await page.getByRole('main').innerText()).toContain('2 downloads');
});

it('a page that goes again at once is shown again where a person says so', async () => {
  await openBatches(at.window.page);
  await at.window.program.evaluate(({ dialog }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = ((_window: unknown, { message, buttons }: { message: string; buttons: string[] }) => {
      Object.assign(globalThis, { isAsked: true });
      asked.push(message, ...buttons);
      return Promise.resolve({ response: 0, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
  });
  const asked = (): Promise<readonly string[]> => at.window.program.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  await crash();
  await expect.poll(text).toContain('came back');
  expect(await asked()).toEqual([]);
  await crashUntilAsked();
  // A crash that was on its way when the first was asked about is asked about too.
  expect([...new Set(await asked())]).toEqual(['The window met a fault of its own again.', 'Show it again', 'Close Foldline']);
  await expect.poll(text).toContain('came back');
  expect(await text()).toContain('Batches');
});
