import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAtDesk, printAllAtDesk, saveAtDesk, type WindowAtDesk } from '../support/window-at-desk';

let at: WindowAtDesk;
beforeEach(async () => {
  at = await openAtDesk();
});
afterEach(() => at.close());

/** Kills the processes of jobs: the one that prints, and the one that is kept ready. */
const killJobs = (): Promise<number> =>
  at.window.program.evaluate(({ app }) => {
    const jobs = app.getAppMetrics().filter(({ name }) => name === 'Foldline job');
    for (const { pid } of jobs) process.kill(pid, 'SIGKILL');
    return jobs.length;
  });

it('the process that prints is killed in a run: the window says what to do, the ledger knows what came out, and the rest is printed, each piece once', async () => {
  const { page } = at.window;
  const dialog = page.getByRole('dialog');
  await saveAtDesk(at);

  at.desk.speed = 1_500;
  await printAllAtDesk(at);
  await expect.poll(() => at.desk.printed.length, { timeout: 60_000 }).toBeGreaterThan(1);
  expect(await killJobs()).toBeGreaterThan(0);
  await page.getByRole('heading', { name: 'Not all printed' }).waitFor();
  await dialog.getByText('Foldline met a fault of its own in the middle of printing. Nothing more is sent; what the printer has goes on there.').waitFor();
  if (process.env['FOLDLINE_SHOTS']) await page.screenshot({ path: join(process.env['FOLDLINE_SHOTS'], 'killed-while-printing.png') });
  await dialog.getByRole('button', { name: 'Done' }).click();

  // The window goes on: the ledger opens and asks the printer for what was under way.
  at.desk.speed = 20;
  await page.getByRole('button', { name: 'Ledger', exact: true }).click();
  await dialog.getByRole('button', { name: /^Run 1: printing/ }).click();
  await dialog.getByRole('heading', { name: 'Run 1: printing' }).waitFor();
  await page.keyboard.press('Escape');
  await printAllAtDesk(at);
  await page.getByRole('heading', { name: 'Printed', exact: true }).waitFor({ timeout: 120_000 });
  expect(new Set(at.desk.printed).size).toBe(at.desk.printed.length);
  // Pieces of all jobs that came out, each once: the sample has 27.
  const pieces = at.desk.printed.flatMap((name) => {
    const [, from, to] = /pieces? (\d+)(?:-(\d+))?$/.exec(name) ?? [];
    return Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, index) => Number(from) + index);
  });
  expect(pieces.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 27 }, (_, index) => index + 1));
});
