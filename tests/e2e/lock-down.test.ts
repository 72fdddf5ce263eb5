import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../support/axe-findings';
import { type FoldlineWindow, openFoldline } from '../support/foldline-window';

let window: FoldlineWindow;
let page: Page;

const start = async (): Promise<void> => {
  window = await openFoldline({ args: ['--sample'] });
  page = window.page;
  await page.getByRole('heading', { name: /reports found$/ }).waitFor();
};

describe('a hostile page', () => {
  beforeAll(start);
  afterAll(() => window.close());

  it('has no Node, no Electron and one frozen object of ours', async () => {
    expect(await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in globalThis))).toEqual([]);
    expect(await page.evaluate(() => Object.keys((globalThis as unknown as { foldline: object }).foldline).sort())).toEqual(['addDropped', 'call', 'on']);
  });

  it.each(['https://example.org/', 'http://127.0.0.1:9/', 'file:///etc/passwd', 'app://other/index.html', 'ws://127.0.0.1:9/'])('loads nothing of %s', async (address) => {
    expect(
      await page.evaluate(async (target) => {
        try {
          return (await fetch(target)).ok;
        } catch {
          return false;
        }
      }, address),
    ).toBe(false);
  });

  it('runs no script of a string, navigates nowhere, opens no window and no frame', async () => {
    const before = page.url();
    const evaluated = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.injected = true';
      document.body.append(script);
      const frame = document.createElement('iframe');
      frame.src = 'https://example.org/';
      document.body.append(frame);
      const opened = globalThis.open('https://example.org/') !== null;
      location.href = 'https://example.org/';
      return { injected: 'injected' in globalThis, opened };
    });
    expect(evaluated).toEqual({ injected: false, opened: false });
    expect(page.url()).toBe(before);
    expect(window.program.windows()).toHaveLength(1);
  });

  it('gets no permission', async () => {
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as PermissionName[];
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    });
    expect(new Set(states)).toEqual(new Set(['denied']));
  });

  it.each([
    ['no.such.verb', {}],
    ['__proto__', {}],
    ['plan.packets', { batchId: '4-pages-2-sheets', from: -1, count: 10 }],
    ['plan.packets', { batchId: '4-pages-2-sheets', from: 0, count: 10, path: '/etc' }],
    ['plan.make', { settings: { group: 'x' } }],
    ['batches.save', { folderId: '/etc' }],
    ['downloads.remove', null],
    ['print.start', { printer: 7 }],
    ['window.packet', { piece: 0 }],
    ['window.strays', { from: 0 }],
    ['paper.save', { envelope: { id: '../x' } }],
    ['envelopes.write', { envelopes: [{ id: 'us-10-left' }] }],
    ['plan.make', { settings: { maskPlaces: [{ xPt: -1, yPt: 0 }] } }],
  ])('is refused the call %s with %j', async (verb, input) => {
    const answer = await page.evaluate(([name, value]) => (globalThis as unknown as { foldline: { call: (verb: unknown, input: unknown) => Promise<unknown> } }).foldline.call(name, value), [verb, input] as const);
    expect(answer).toMatchObject({ ok: false, failure: { message: expect.any(String) } });
  });

  it.each(['../main/main.js', '..%2f..%2fpackage.json', '%2e%2e/%2e%2e/package.json', 'document/999999', 'document/-1', 'document/1/../../x'])('is given nothing at %s', async (path) => {
    expect(await page.evaluate(async (name) => (await fetch(`app://foldline/${name}`).catch(() => null))?.ok ?? false, path)).toBe(false);
  });

  it('is given the bytes of an entry of the findings only', async () => {
    const kinds = await page.evaluate(async () => {
      const read = async (index: number): Promise<string> => {
        const response = await fetch(`app://foldline/document/${index}`);
        return response.ok ? (await response.text()).slice(0, 5) : String(response.status);
      };
      return Promise.all([0, 1, 2, 3, 31, 32].map(read));
    });
    expect(new Set(kinds)).toEqual(new Set(['%PDF-', '404']));
  });
});

describe('what is left behind', () => {
  it('is nothing of the pupils: neither in the data folder nor in what the program says', async () => {
    await start();
    const name = await page.evaluate(async () => {
      const { foldline } = globalThis as unknown as { foldline: { call: (verb: string, input: object) => Promise<{ value?: { rows: { student: string }[] } }> } };
      return (await foldline.call('plan.packets', { batchId: '2-pages-1-sheet', from: 0, count: 1 })).value?.rows[0]?.student ?? null;
    });
    const { dataFolder } = window;
    await window.program.close();
    const files = readdirSync(dataFolder, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(dataFolder, file)).isFile());
    expect(files.filter((file) => file.startsWith('private'))).toEqual([]);
    for (const file of files) {
      const bytes = readFileSync(join(dataFolder, file), 'latin1');
      expect(/99\d{8}/.test(bytes) && /\b99002\d{5}\b/.test(bytes), `${file} holds an SSID`).toBe(false);
      if (name) expect(bytes.includes(name), `${file} holds a name`).toBe(false);
    }
    await window.close().catch(() => undefined);
  });
});

describe('accessibility', () => {
  beforeAll(start);
  afterAll(() => window.close());

  it.each(['light', 'dark'] as const)('axe finds nothing in any view, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    const found: Record<string, string[]> = {};
    const steps = page.getByRole('navigation', { name: 'Steps' });
    for (const step of ['Downloads', 'Found', 'Batches']) {
      await steps.getByRole('button', { name: step }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      found[step] = await axeFindings(page);
    }
    await page.getByRole('tab', { name: 'Envelope' }).click();
    await page.locator('.stage canvas[data-state="drawn"]').waitFor();
    await page.locator('.stray-kinds li').first().waitFor();
    await page.locator('.worst-list [role="option"]').nth(1).waitFor();
    found['Envelope'] = await axeFindings(page);
    await page.getByRole('button', { name: 'Envelopes and printer…' }).click();
    found['Envelopes'] = await axeFindings(page);
    await page.getByRole('button', { name: 'New envelope…' }).click();
    await page.getByLabel('A second, upper window shows the sender’s address').check();
    found['Envelope editor'] = await axeFindings(page);
    // What was chosen is not used yet, so the first one only says so.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Other addresses…' }).click();
    found['Other addresses'] = await axeFindings(page);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Sheets' }).click();
    for (const dialog of ['Settings…', 'Hold list…', 'Save batches…', 'Help', 'Keyboard']) {
      await page.getByRole('button', { name: dialog }).click();
      await page.getByRole('dialog').waitFor();
      found[dialog] = await axeFindings(page);
      await page.keyboard.press('Escape');
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((view) => [view, []])));
  });

  it('the envelope and its dialogs hold text of twice the size: nothing is cut off or lies over another', async () => {
    await page.emulateMedia({ colorScheme: 'light' });
    const steps = page.getByRole('navigation', { name: 'Steps' });
    await steps.getByRole('button', { name: 'Batches' }).click();
    await page.getByRole('tab', { name: 'Envelope' }).click();
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await page.locator('.stage canvas[data-state="drawn"]').waitFor();
    // Whatever says something is whole: no wider than what holds it, unless that is scrolled or ends in dots with the rest to be read elsewhere.
    const cutOff = (within: string) =>
      page.locator(within).evaluate((root) =>
        [...root.querySelectorAll<HTMLElement>('button, label, p, h2, h3, li, legend, select, input, .flag')]
          .filter((element) => element.offsetParent !== null && !element.closest('.visually-hidden') && getComputedStyle(element).textOverflow !== 'ellipsis')
          .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible')
          .map((element) => `${element.className || element.tagName}: ${element.textContent.slice(0, 40)}`),
      );
    const beside = (within: string) => page.locator(within).evaluate((root) => root.scrollWidth - root.clientWidth);
    const seen: Record<string, unknown> = {};
    seen['Envelope'] = [await cutOff('.envelope'), await beside('.envelope')];
    await page.getByRole('button', { name: 'Envelopes and printer…' }).click();
    seen['Envelopes'] = [await cutOff('dialog[open], [role="dialog"]'), await beside('dialog[open], [role="dialog"]')];
    await page.getByRole('button', { name: 'New envelope…' }).click();
    seen['Envelope editor'] = [await cutOff('dialog[open], [role="dialog"]'), await beside('dialog[open], [role="dialog"]')];
    const folder = process.env['FOLDLINE_PICTURES'];
    if (folder) await page.screenshot({ path: join(folder, 'editor-200.png') });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    if (folder) await page.screenshot({ path: join(folder, 'envelope-200.png') });
    await page.evaluate(() => (document.documentElement.style.fontSize = ''));
    expect(seen).toEqual({ Envelope: [[], 0], Envelopes: [[], 0], 'Envelope editor': [[], 0] });
  });

  it('the envelope is worked by the keyboard alone, and says what it shows', async () => {
    const stage = page.locator('.stage');
    await stage.focus();
    const label = await stage.getAttribute('aria-label');
    expect(label).toMatch(/^Page 1 in the envelope #10, left window, .*at rest; (nothing but the address|\d+ things? besides the address) can show\. Arrow keys slide the packet/);
    await page.keyboard.press('ArrowUp');
    await page.getByText('Packet pushed up 0.06 in.').first().waitFor();
    await page.keyboard.press('Home');
    // The list of worst fits: one stop of the Tab key, its rows by arrow keys, the last by End.
    const list = page.locator('.worst-list');
    await list.focus();
    await page.keyboard.press('Home');
    await page.locator('.worst-list [role="option"][aria-selected="true"][aria-posinset="1"]').waitFor();
    const first = await page.locator('#packet-card-name').textContent();
    await page.keyboard.press('ArrowDown');
    await page.locator('.worst-list [role="option"][aria-selected="true"][aria-posinset="2"]').waitFor();
    await page.keyboard.press('End');
    const last = page.locator('.worst-list [role="option"][aria-selected="true"]');
    await expect.poll(async () => [await last.getAttribute('aria-posinset'), await last.getAttribute('aria-setsize')]).toEqual(['27', '27']);
    expect(await list.evaluate((element) => element === document.activeElement)).toBe(true);
    await expect.poll(() => page.locator('#packet-card-name').textContent()).not.toBe(first);
  });
});
