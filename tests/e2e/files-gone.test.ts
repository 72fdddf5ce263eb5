import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { answerDialogs, openFoldline } from '../support/foldline-window';

let work: string;
let download: string;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'foldline-e2e-gone-'));
  download = join(work, 'download.zip');
  expect(await runFoldline(['sample', '--out', download, '--reports', '12'])).toMatchObject({ code: 0 });
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

it('a download that was moved before it was read is named in every step, and read with the others once it is back', async () => {
  const window = await openFoldline();
  const { page } = window;
  const moved = join(work, 'moved.zip');
  const note = page.getByRole('main').getByText('“moved.zip” could not be opened, and nothing of it is among what was found.');
  copyFileSync(download, moved);
  await answerDialogs(window.program, [download, moved]);
  await page.getByRole('button', { name: 'Choose files…' }).click();
  await page.getByText('moved.zip', { exact: true }).waitFor();
  rmSync(moved);
  await page.getByRole('button', { name: 'Read the downloads' }).click();
  await page.getByRole('heading', { name: /reports found$/ }).waitFor();
  await note.waitFor();
  if (process.env['FOLDLINE_SHOTS']) await page.screenshot({ path: join(process.env['FOLDLINE_SHOTS'], 'not-opened.png') });
  await page.getByRole('button', { name: 'See the batches' }).click();
  await note.waitFor();
  expect(await runFoldline(['sample', '--out', moved, '--reports', '12', '--seed', '7'])).toMatchObject({ code: 0 });
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Downloads' }).click();
  await page.getByRole('button', { name: 'Read the downloads again' }).click();
  await page.getByText('in 2 downloads.').waitFor();
  expect(await note.count()).toBe(0);
  await window.close();
});
