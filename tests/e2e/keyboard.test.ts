import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { answerDialogs, type FoldlineWindow, openBatches, openFoldline, readFiles } from '../support/foldline-window';

let work: string;
let window: FoldlineWindow;
let page: Page;
let ssids: readonly string[];
let other: string;
let removed: readonly string[];

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'foldline-e2e-keyboard-'));
  const download = join(work, 'download.zip');
  expect(await runFoldline(['sample', '--out', download])).toMatchObject({ code: 0 });
  const read = await runFoldline(['inspect', download, '--json']);
  ssids = [...new Set(read.stdout.match(/\b99\d{8}\b/g))];
  window = await openFoldline();
  page = window.page;
  other = join(work, 'other.zip');
  copyFileSync(download, other);
  await answerDialogs(window.program, [download, other]);
  await page.getByRole('button', { name: 'Choose files…' }).click();
  removed = await removeByKeyboard(['download.zip', 'other.zip']);
  await readFiles(window, [download]);
  await openBatches(page);
  await page.getByRole('button', { name: 'Hold this student' }).waitFor();
});
afterAll(async () => {
  await window.close();
  rmSync(work, { recursive: true, force: true });
});

/** What has the focus, in the words that are shown there. */
const focused = (): Promise<string> => page.evaluate(() => (document.activeElement === document.body ? 'nothing' : (document.activeElement?.textContent ?? '')));

/** Removes downloads by keyboard, and tells what has the focus after each. */
const removeByKeyboard = async (names: readonly string[]): Promise<readonly string[]> => {
  const then: string[] = [];
  for (const [index, name] of names.entries()) {
    await pressOn(`Remove ${name}`);
    await page.getByText(name, { exact: true }).waitFor({ state: 'detached' });
    await page.getByText(index + 1 < names.length ? names[index + 1]! : 'Drop the score report downloads here', { exact: true }).first().waitFor();
    await page.waitForFunction(() => document.activeElement !== document.body, undefined, { timeout: 5_000 }).catch(() => undefined);
    then.push(await focused());
  }
  return then;
};

/** Presses Escape in a dialog with something that is not used yet: once it says so, and only then it is closed. */
const escapeAsked = async (leadsTo?: string): Promise<void> => {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').getByRole('alert').getByText('What was changed here is not used yet.').waitFor();
  await page.keyboard.press('Escape');
  await (leadsTo ? page.getByRole('dialog', { name: leadsTo }).waitFor() : page.getByRole('dialog').waitFor({ state: 'detached' }));
};

const pressOn = async (name: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
};

it.each(['Ledger', 'Keyboard', 'Save batches…', 'Settings…', 'Hold list…', 'Cover letters…', 'Check what was read…'])('%s has the focus again when its dialog is closed', async (name) => {
  await pressOn(name);
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await focused()).toBe(name);
});

it('a download that is removed leaves the focus at the next one, and the last of all at the place to drop others', () => {
  expect(removed).toEqual(['Remove other.zip', 'Drop the score report downloads here']);
});

it('Escape says that what was typed is not used yet before it closes without it', async () => {
  await pressOn(/^Hold list/);
  const list = page.getByRole('textbox', { name: 'SSIDs to hold, one a line' });
  const said = page.getByRole('alert').getByText('What was changed here is not used yet. Escape again closes without it.');
  await list.fill(ssids[0]!);
  await page.keyboard.press('Escape');
  await said.waitFor();
  expect(await list.inputValue()).toBe(ssids[0]);
  // Who types on is asked anew.
  await list.press('Enter');
  await said.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await said.waitFor();
  expect(await focused()).not.toBe('nothing');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

it('Escape says so too of what was chosen and not typed', async () => {
  const dialog = page.getByRole('dialog');
  await pressOn('Settings…');
  await dialog.getByLabel('Printed order within each batch').selectOption({ index: 1 });
  await escapeAsked();
  await page.getByRole('tab', { name: 'Envelope' }).click();
  const list = join(work, 'addresses.csv');
  writeFileSync(list, `Number,Street,City,State,ZIP\n${ssids[0]},PO Box 846,Sacramento,CA,95812\n`);
  await answerDialogs(window.program, [list]);
  await pressOn('Other addresses…');
  await pressOn('Choose a list (CSV)…');
  await dialog.getByLabel('City').selectOption('2');
  await escapeAsked();
  await pressOn('Envelopes and printer…');
  await pressOn('New envelope…');
  await dialog.getByRole('checkbox').first().click();
  await escapeAsked('Envelopes and printer');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Sheets' }).click();
});

it('the dialog that saves keeps the focus from its first question to its end', async () => {
  const folder = join(work, 'batches');
  mkdirSync(folder);
  await answerDialogs(window.program, [folder]);
  await pressOn('Save batches…');
  await page.getByRole('dialog', { name: 'Save batches' }).waitFor();
  const lost = page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        // Looked at in each picture that is drawn.
        const look = (): void => {
          const title = document.querySelector('dialog h2')?.textContent;
          if (document.activeElement === document.body) resolve(true);
          else if (title === 'Batches saved') resolve(false);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Batches saved' }).waitFor();
  expect(await lost).toBe(false);
  await page.keyboard.press('Escape');
});

it('a dialog that stays while something runs stays, however often Escape is pressed, and can be closed at its end', async () => {
  const folder = join(work, 'more-batches');
  mkdirSync(folder);
  await answerDialogs(window.program, [folder]);
  await pressOn('Save batches…');
  await pressOn('Choose a folder…');
  await page.getByRole('dialog', { name: 'Saving batches' }).waitFor();
  for (let times = 0; times < 8; times += 1) await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Batches saved' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

it('what is typed into the settings is still there after the dialogs that they lead to', async () => {
  await pressOn('Settings…');
  const limit = page.getByRole('textbox', { name: 'Most sheets in one batch' });
  await limit.fill('77');
  await page.getByRole('checkbox', { name: /^Last packet first/ }).check();
  await pressOn('Inserters…');
  await page.getByRole('dialog', { name: 'Inserters' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Planning settings' }).waitFor();
  expect([await limit.inputValue(), await page.getByRole('checkbox', { name: /^Last packet first/ }).isChecked()]).toEqual(['77', true]);
  // A new reading would end in other batches, without the settings.
  const lengths = page.getByRole('button', { name: 'Expected lengths…' });
  expect(await lengths.getAttribute('aria-disabled')).toBe('true');
  await escapeAsked();
  await pressOn('Settings…');
  expect(await limit.inputValue()).toBe('');
  await lengths.click();
  await page.getByRole('dialog', { name: 'Expected lengths' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Planning settings' }).waitFor();
  await page.keyboard.press('Escape');
});

it('the smallest window still shows a whole batch and a whole packet', async () => {
  const heights = () => page.evaluate(() => ['.batch-list', '.batch', '.packet-list', '.virtual-row'].map((part) => document.querySelector(part)?.clientHeight ?? 0));
  const before = await window.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getContentSize());
  const resize = (size: readonly number[]) => window.program.evaluate(({ BrowserWindow }, [width = 0, height = 0]) => BrowserWindow.getAllWindows()[0]!.setContentSize(width, height), size);
  for (const size of [[720, 520], [900, 600], [1024, 640]] as const) {
    await resize(size);
    await expect.poll(() => page.evaluate(() => innerHeight)).toBe(size[1]);
    // The lists take their new heights a moment after the page has.
    const shown = async (): Promise<unknown> => {
      const [batchList = 0, batch = 0, packetList = 0, packet = 0] = await heights();
      return { size, batches: batchList >= batch, packets: packetList >= packet };
    };
    await expect.poll(shown).toEqual({ size, batches: true, packets: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  }
  await resize(before);
});

it('who corrects a report stays at the button that was pressed, and is back at the packet at the end', async () => {
  await pressOn('Check what was read…');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Correct what was read').click();
  await dialog.getByRole('textbox', { name: 'Student' }).fill('Zoë Example');
  const shown = dialog.getByText(/^Read: /);
  for (const [name, isCorrected] of [['Use these facts', true], ['Undo', false], ['Redo', true], ['Back to what was read', false]] as const) {
    await dialog.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
    await shown.waitFor({ state: isCorrected ? 'visible' : 'detached' });
    // Planned anew, and read once more.
    await dialog.getByRole('button', { name: 'Use these facts' }).and(page.locator(':not([aria-disabled])')).waitFor();
    expect(await focused()).toBe(name);
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await focused()).toBe('Check what was read…');
});

it('a student who is held leaves the focus at the next one, and the last of all at what is said then', async () => {
  const before = await page.locator('#packet-card-name').innerText();
  await pressOn('Hold this student');
  await expect.poll(() => page.locator('#packet-card-name').innerText()).not.toBe(before);
  await expect.poll(focused).toBe(await page.locator('#packet-card-name').innerText());

  const ssid = /SSID (\d{10})/.exec(await page.locator('.packet-card').innerText())?.[1] ?? '';
  await pressOn(/^Hold list/);
  await page.getByRole('textbox', { name: 'SSIDs to hold, one a line' }).fill(ssids.filter((other) => other !== ssid).join('\n'));
  await pressOn(/^Hold \d+ students$/);
  await expect.poll(() => page.getByRole('region', { name: 'The run in numbers' }).innerText()).toMatch(/Envelope\s+1\s/);
  await pressOn('Hold this student');
  await expect.poll(focused).toBe('Nothing to print');
});
