import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { type FoldlineWindow, openBatches, openFoldline, saveBatches } from '../support/foldline-window';
import { startMadePrinter, type MadePrinter } from '../support/print-lab/made-printer';

let work: string;
let desk: MadePrinter;
let window: FoldlineWindow;
beforeEach(async () => {
  work = mkdtempSync(join(tmpdir(), 'foldline-killed-'));
  mkdirSync(join(work, 'chosen'));
  desk = await startMadePrinter();
  const data = mkdtempSync(join(tmpdir(), 'foldline-e2e-'));
  expect((await runFoldline(['printers', '--add', desk.address, '--name', 'Desk', '--data', data])).code).toBe(0);
  window = await openFoldline({ args: ['--sample'], dataFolder: data });
});
afterEach(async () => {
  await window.close();
  await desk.stop();
  rmSync(work, { recursive: true, force: true });
});

/** Kills the processes of jobs: the one that prints, and the one that is kept ready. */
const killJobs = (): Promise<number> =>
  window.program.evaluate(({ app }) => {
    const jobs = app.getAppMetrics().filter(({ name }) => name === 'Foldline job');
    for (const { pid } of jobs) process.kill(pid, 'SIGKILL');
    return jobs.length;
  });

it('the process that prints is killed in a run: the window says what to do, the ledger knows what came out, and the rest is printed, each piece once', async () => {
  const { page } = window;
  const dialog = page.getByRole('dialog');
  const printAll = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Print…' }).click();
    await dialog.getByRole('combobox', { name: 'Printer' }).selectOption('Desk');
    await dialog.getByRole('radio', { name: /^All packets/ }).check();
    await dialog.getByRole('button', { name: 'Print', exact: true }).click();
  };
  await openBatches(page);
  await saveBatches(window, join(work, 'chosen'));
  await page.keyboard.press('Escape');

  desk.speed = 1_500;
  await printAll();
  await expect.poll(() => desk.printed.length, { timeout: 60_000 }).toBeGreaterThan(1);
  expect(await killJobs()).toBeGreaterThan(0);
  await page.getByRole('heading', { name: 'Not all printed' }).waitFor();
  await dialog.getByText('Foldline met a fault of its own in the middle of printing. Nothing more is sent; what the printer has goes on there.').waitFor();
  if (process.env['FOLDLINE_SHOTS']) await page.screenshot({ path: join(process.env['FOLDLINE_SHOTS'], 'killed-while-printing.png') });
  await dialog.getByRole('button', { name: 'Done' }).click();

  // The window goes on: the ledger opens and asks the printer for what was under way.
  desk.speed = 20;
  await page.getByRole('button', { name: 'Ledger', exact: true }).click();
  await dialog.getByRole('button', { name: /^Run 1: printing/ }).click();
  await dialog.getByRole('heading', { name: 'Run 1: printing' }).waitFor();
  await page.keyboard.press('Escape');
  await printAll();
  await page.getByRole('heading', { name: 'Printed', exact: true }).waitFor({ timeout: 120_000 });
  expect(new Set(desk.printed).size).toBe(desk.printed.length);
  // Pieces of all jobs that came out, each once: the sample has 27.
  const pieces = desk.printed.flatMap((name) => {
    const [, from, to] = /pieces? (\d+)(?:-(\d+))?$/.exec(name) ?? [];
    return Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, index) => Number(from) + index);
  });
  expect(pieces.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 27 }, (_, index) => index + 1));
});
