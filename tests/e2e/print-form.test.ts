import { afterAll, beforeAll, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { startMadePrinter } from '../support/print-lab/made-printer';
import { openAtDesk, saveAtDesk, type WindowAtDesk } from '../support/window-at-desk';

let at: WindowAtDesk;
beforeAll(async () => {
  at = await openAtDesk();
  at.desk.speed = 200;
  await saveAtDesk(at);
});
afterAll(() => at.close());

const dialog = () => at.window.page.getByRole('dialog');
const press = (name: string | RegExp) => dialog().getByRole('button', { name }).click();

it('pieces that are no number print nothing, and what was chosen is still there after the printers’ own dialogs', async () => {
  const { page } = at.window;
  await page.getByRole('button', { name: 'Print…' }).click();
  await dialog().getByRole('radio', { name: /^All packets/ }).check();
  const from = dialog().getByLabel('From piece');
  const print = dialog().getByRole('button', { name: 'Print', exact: true });
  for (const wrong of ['20-27', '-5', '1,5', '0', 'last', '2e1']) {
    await from.fill('');
    await from.pressSequentially(wrong);
    expect({ wrong, kept: await from.inputValue(), invalid: await from.getAttribute('aria-invalid'), print: await print.getAttribute('aria-disabled') }).toEqual({ wrong, kept: wrong, invalid: 'true', print: 'true' });
    await dialog().getByText('From piece: type one number, such as 12, or leave it empty.').first().waitFor();
  }
  await from.fill('26');
  await expect.poll(() => dialog().getByText('2 packets,').count()).toBe(1);
  await dialog().getByRole('checkbox', { name: 'Print again what was printed before' }).check();
  for (const [there, back] of [['Settings of this printer…', 'Back'], ['Add a printer…', 'Back to printing']] as const) {
    await press(there);
    await press(back);
    await dialog().getByRole('heading', { name: 'Print batches' }).waitFor();
    expect([await from.inputValue(), await dialog().getByRole('radio', { name: /^All packets/ }).isChecked(), await dialog().getByRole('checkbox', { name: 'Print again what was printed before' }).isChecked()]).toEqual(['26', true, true]);
  }
  // Out of the dialog it is forgotten.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Print…' }).click();
  expect(await from.inputValue()).toBe('');
  expect(await dialog().getByRole('radio', { name: /^A proof/ }).isChecked()).toBe(true);
  await page.keyboard.press('Escape');
});

it('a printer with a long name, and no blank in it, fits into the dialog at twice the size', async () => {
  const { page, program, dataFolder } = at.window;
  const name = 'Verwaltungsgebaeudedruckerraumnummerdreihundertzwoelf_without_any_blank';
  const zoom = (factor: number) => program.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]!.webContents.setZoomFactor(to), factor);
  const long = await startMadePrinter();
  expect((await runFoldline(['printers', '--add', long.address, '--name', name, '--data', dataFolder])).code).toBe(0);
  await zoom(2);
  await page.getByRole('button', { name: 'Print…' }).click();
  await dialog().getByRole('checkbox', { name }).waitFor();
  expect(await dialog().evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  await page.keyboard.press('Escape');
  await zoom(1);
  expect((await runFoldline(['printers', '--remove', name, '--data', dataFolder])).code).toBe(0);
  await long.stop();
});

it('who prints what is left of a run and looks for another printer comes back to that', async () => {
  const { page } = at.window;
  at.desk.aborts = true;
  await page.getByRole('button', { name: 'Print…' }).click();
  await dialog().getByRole('radio', { name: /^All packets/ }).check();
  await press(/^Print$/);
  await page.getByRole('heading', { name: 'Not all printed' }).waitFor({ timeout: 60_000 });
  at.desk.aborts = false;
  await dialog().getByRole('textbox', { name: 'Last good piece' }).fill('0');
  await press('Write it down');
  await press('Print what is left…');
  await dialog().getByRole('heading', { name: 'Print what is left of run 1' }).waitFor();
  await press('Add a printer…');
  // A printer that was removed by a slip is added again by one press, and has to show itself anew.
  await press('Remove Desk');
  await dialog().getByRole('status').getByText('Desk is out of the list.').waitFor();
  if (process.env['FOLDLINE_SHOTS']) await page.screenshot({ path: `${process.env['FOLDLINE_SHOTS']}/printer-removed.png` });
  await press('Add it again');
  await dialog().getByText('Desk is added and chosen for printing.').waitFor();
  expect(await dialog().getByText('Desk is out of the list.').count()).toBe(0);
  await press('Back to printing');
  await dialog().getByRole('heading', { name: 'Print what is left of run 1' }).waitFor();
});
