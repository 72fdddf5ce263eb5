import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { openAtDesk, printAllAtDesk, saveAtDesk, type WindowAtDesk } from '../support/window-at-desk';

let at: WindowAtDesk;
beforeEach(async () => {
  at = await openAtDesk();
});
afterEach(() => at.close());

const dialog = () => at.window.page.getByRole('dialog');
const press = (name: string) => dialog().getByRole('button', { name, exact: true }).click();

/** A run of which nothing came out, and the way to its rest. */
const failRun = async (): Promise<void> => {
  const { page } = at.window;
  await saveAtDesk(at);
  at.desk.aborts = true;
  await printAllAtDesk(at);
  await page.getByRole('heading', { name: 'Not all printed' }).waitFor({ timeout: 60_000 });
  at.desk.aborts = false;
  await dialog().getByRole('textbox', { name: 'Last good piece' }).fill('0');
  await press('Write it down');
  await press('Print what is left…');
  await dialog().getByRole('heading', { name: 'Print what is left of run 1' }).waitFor();
};

/** The same folder printed by the command line, on the same ledger. */
const printBeside = () => runFoldline(['print', join(at.work, 'chosen', readdirSync(join(at.work, 'chosen'))[0] ?? ''), '--printer', 'Desk', '--data', at.window.dataFolder]);

/** Every piece of the jobs that came out. */
const piecesPrinted = (): readonly number[] =>
  at.desk.printed
    .flatMap((name) => {
      const [, from, to] = /pieces? (\d+)(?:-(\d+))?$/.exec(name) ?? [];
      return Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, index) => Number(from) + index);
    })
    .toSorted((one, other) => one - other);

const ALL = Array.from({ length: 27 }, (_, index) => index + 1);

it('the rest of a run that a window prints is not printed by a second program too, which says why', async () => {
  const { page } = at.window;
  await failRun();
  // Longer than the other waits for the ledger.
  at.desk.speed = 4_000;
  await press('Print');
  await dialog().getByRole('row', { name: /Printing/ }).waitFor({ timeout: 60_000 });
  const beside = await printBeside();
  expect(beside.code).toBe(1);
  expect(beside.stderr).toMatch(/ledger/iu);
  at.desk.speed = 20;
  await page.getByRole('heading', { name: 'Printed', exact: true }).waitFor({ timeout: 120_000 });
  const after = await printBeside();
  expect(after.code).toBe(1);
  expect(piecesPrinted()).toEqual(ALL);
});

it('where both begin at once one prints and the other finds nothing left, or says what stands in its way', async () => {
  const { page } = at.window;
  await failRun();
  at.desk.speed = 20;
  const [beside] = await Promise.all([printBeside(), press('Print')]);
  // Who comes later waits for the ledger, and is told only where the other takes longer than that.
  await page.getByRole('heading', { name: beside.code === 0 ? 'Nothing left to print' : 'Printed', exact: true }).waitFor({ timeout: 120_000 });
  if (process.env['FOLDLINE_SHOTS']) await page.screenshot({ path: join(process.env['FOLDLINE_SHOTS'], 'rest-beside.png') });
  if (beside.code !== 0) expect(beside.stderr).toMatch(/^Nothing is left to print|ledger/mu);
  expect(piecesPrinted()).toEqual(ALL);
});
