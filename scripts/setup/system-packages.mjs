/** Programs and libraries of the system that the window or the tests need, installed with apt where that is possible. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isOnPath, run } from './run.mjs';
import { say, SetUpStopped } from './say.mjs';

/** Each need is one package or, where Debian and Ubuntu renamed it, its names from new to old. */
const WINDOW_LIBRARIES = [['libgtk-3-0t64', 'libgtk-3-0'], ['libasound2t64', 'libasound2'], ['libnss3'], ['libgbm1']];

const TEST_PACKAGES = [
  ...['xvfb', 'xauth', 'poppler-utils', 'qpdf', 'mupdf-tools', 'ghostscript', 'curl'],
  ...['cups-daemon', 'cups-client', 'cups-filters', 'cups-ipp-utils', 'dbus-daemon'],
].map((name) => [name]);

/** Programs out of those packages, to tell what is missing where there is no apt. */
const TEST_PROGRAMS = ['pdftotext', 'qpdf', 'mutool', 'gs', 'curl', 'lpstat', 'ippeveprinter'];

/** Provides the libraries that Electron's window needs on Linux. */
export async function ensureWindowLibraries() {
  if (process.platform === 'linux' && isDebian()) await ensurePackages(WINDOW_LIBRARIES);
}

/** Provides what the tests use beside that: a virtual display, independent PDF readers, a print scheduler. */
export async function ensureTestPrograms() {
  if (process.platform === 'linux' && isDebian()) {
    await ensurePackages([...WINDOW_LIBRARIES, ...TEST_PACKAGES]);
    return;
  }
  const programs = process.platform === 'linux' ? [...TEST_PROGRAMS, 'Xvfb'] : TEST_PROGRAMS;
  const missing = programs.filter((name) => !isOnPath(name));
  if (missing.length > 0) say(`Not found on this machine: ${missing.join(', ')}. Tests that use them will fail until they are installed.`);
}

async function ensurePackages(needs) {
  const missing = missingOf(needs);
  if (missing.length === 0) return;
  if (process.getuid() !== 0) {
    const names = missing.map((names) => names.find(hasCandidate) ?? names.at(-1));
    throw new SetUpStopped(`Packages of the system are missing. Install them, then run the command again:\n  sudo apt-get install -y ${names.join(' ')}`);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => run('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 2], env });
  say('Updating the list of system packages ...');
  await apt('update');
  const names = missing.map((names) => names.find(hasCandidate) ?? names.at(-1));
  say(`Installing system packages: ${names.join(' ')} ...`);
  const code = await apt('install', '-y', '--no-install-recommends', ...names);
  if (code !== 0 || missingOf(needs).length > 0) {
    throw new SetUpStopped(`System packages could not be installed. Try it by hand, then run the command again:\n  apt-get install -y ${names.join(' ')}`);
  }
}

function missingOf(needs) {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...needs.flat()], { encoding: 'utf8' });
  const installed = new Set(stdout.split('\n').filter((line) => line.endsWith(' installed')).map((line) => line.split(' ')[0]));
  return needs.filter((names) => !names.some((name) => installed.has(name)));
}

/** Whether apt can install a package of that name. */
function hasCandidate(name) {
  const { stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  return /^ {2}Candidate: (?!\(none\))/m.test(stdout ?? '');
}

function isDebian() {
  try {
    const release = readFileSync('/etc/os-release', 'utf8');
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release);
  } catch {
    return false;
  }
}
