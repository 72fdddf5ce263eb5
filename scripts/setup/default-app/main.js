// Starts the program in the folder given as the first argument that is no option, as an official Electron does.
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (folder === undefined) {
  process.stderr.write('Usage: electron FOLDER [ARGUMENT...]\n');
  app.exit(2);
} else {
  const appPath = path.resolve(folder);
  const { main, name, productName, version } = JSON.parse(readFileSync(path.join(appPath, 'package.json'), 'utf8'));
  process.defaultApp = true;
  app.setAppPath(appPath);
  app.setVersion(version);
  app.setName(productName ?? name);
  await import(pathToFileURL(path.join(appPath, main)).href);
}
