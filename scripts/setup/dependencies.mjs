import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { checkoutCache, inRoot, root } from './paths.mjs';
import { npmCommand, run } from './run.mjs';
import { say, SetUpStopped } from './say.mjs';

const stamp = inRoot('node_modules', '.foldline-lockfile');

/**
 * Installs the npm packages where they are missing or other than the lockfile says.
 *
 * Install scripts are not run: no package needs one. npm's remarks on engines are kept quiet, since `electron` asks for Node 22 only
 * for its own installer, which `electron-runtime.mjs` deals with.
 */
export async function ensureDependencies() {
  if (areInstalled()) return;
  await withLock(path.join(checkoutCache, 'dependencies.lock'), async () => {
    if (areInstalled()) return;
    say('Installing the npm packages ...');
    const npm = npmCommand();
    const args = [...npm.args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const code = await run(npm.command, args, {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: npm.command === 'npm' && process.platform === 'win32',
    });
    if (code !== 0) {
      throw new SetUpStopped('The npm packages could not be installed. Check the network or the npm settings, then run the command again.');
    }
    writeFileSync(stamp, lockfileHash());
  });
}

function areInstalled() {
  const hash = lockfileHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  if (!matchesNpmsRecord()) return false;
  writeFileSync(stamp, hash);
  return true;
}

/** A plain `npm install` leaves no stamp of ours; npm's own record then tells, package by package, whether it fits the lockfile. */
function matchesNpmsRecord() {
  const record = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([name, { version, optional }]) => name === '' || (optional && !installed[name]) || installed[name]?.version === version,
  );
}

function lockfileHash() {
  return createHash('sha256').update(readFileSync(inRoot('package-lock.json'))).digest('hex');
}
