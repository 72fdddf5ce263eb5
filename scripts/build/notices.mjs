import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../setup/paths.mjs';
import { filesBelow } from './fingerprint.mjs';

const LICENCE_FILE = /^(licen[cs]e|copying|notice|ofl)/i;
const RULE = '='.repeat(80);

/**
 * Writes the third-party notices: name, version and licence text of everything that is shipped.
 *
 * That is: the production packages of the lockfile, the packages bundled into the window's page, and the fonts and other
 * material under `assets` that carry a licence file. Electron brings its own two licence files.
 */
export function writeNotices(file, bundledPackages) {
  const folders = new Set([...productionPackages(), ...bundledPackages]);
  const sections = [...[...folders].map(packageNotice), ...assetNotices()].sort((a, b) => a.title.localeCompare(b.title, 'en'));
  const text = [
    'Foldline contains the following third-party material.',
    'Electron and Chromium: see LICENSE.electron.txt and LICENSES.chromium.html beside the program.',
    ...sections.map(({ title, body }) => `${RULE}\n${title}\n${RULE}\n\n${body.trim()}`),
  ];
  writeFileSync(file, `${text.join('\n\n')}\n`);
}

function productionPackages() {
  const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([name, { dev, devOptional }]) => name !== '' && !dev && !devOptional)
    .map(([name]) => inRoot(...name.split('/')))
    .filter((folder) => existsSync(folder));
}

function packageNotice(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const texts = filesBelow(folder).filter((file) => LICENCE_FILE.test(path.basename(file)) && !/[\\/]node_modules[\\/]/.test(path.relative(folder, file)));
  const by = typeof author === 'string' ? author : author?.name;
  const body = texts.length > 0 ? texts.map(readText).join('\n\n') : `Licence: ${license}. ${by ? `Author: ${by}.` : ''}`;
  return { title: `${name} ${version} (${license})`, body };
}

function assetNotices() {
  return filesBelow(inRoot('assets'))
    .filter((file) => LICENCE_FILE.test(path.basename(file)))
    .map((file) => ({ title: path.relative(inRoot(), file).split(path.sep).join('/'), body: readText(file) }));
}

function readText(file) {
  return readFileSync(file, 'utf8');
}
