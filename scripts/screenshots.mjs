/** Takes the README's pictures of the real window on the sample: `npm run build && xvfb-run -a node scripts/screenshots.mjs`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { electronArguments } from './setup/electron-arguments.mjs';
import { ensureElectronRuntime } from './setup/electron-runtime.mjs';
import { inRoot } from './setup/paths.mjs';

const pictures = inRoot('assets', 'screenshots');
const dataFolder = mkdtempSync(join(tmpdir(), 'foldline-screenshots-'));
mkdirSync(pictures, { recursive: true });

const { executablePath } = await ensureElectronRuntime();
const program = await _electron.launch({ executablePath, args: electronArguments(['--data', dataFolder, '--sample']) });
const page = await program.firstWindow();
const step = (name) => page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name }).click();
const take = (name) => page.screenshot({ path: join(pictures, `${name}.png`) });
/** Pages are drawn behind the page's first paint; their canvases say when they are done. */
const drawn = () => page.waitForFunction(() => document.querySelector('.page-canvas') && !document.querySelector('.page-canvas[data-state="drawing"]'));

// No button is taken on its way from one colour to another.
await page.emulateMedia({ reducedMotion: 'reduce' });
await page.getByRole('heading', { name: /reports found$/ }).waitFor();
await take('found');
await step('Batches');
await page.getByRole('option', { name: /^4 pages/ }).click();
await page.getByRole('option', { name: /Tight/ }).first().click();
await page.getByRole('img', { name: /front: page 1/ }).waitFor();
await drawn();
await take('sheets');
await page.getByRole('tab', { name: 'Envelope' }).click();
await drawn();
await take('envelope');
await page.emulateMedia({ colorScheme: 'dark' });
await page.getByRole('tab', { name: 'Sheets' }).click();
await drawn();
await take('sheets-dark');
await program.close();
rmSync(dataFolder, { recursive: true, force: true });
