import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that holds the program: its package.json, assets and built files.
 *
 * Works from a source file, from the bundle in `dist` and inside an ASAR, since it only walks up from this module.
 * Throws when no folder above is the program's.
 */
export function appRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    if (isAppRoot(folder)) return folder;
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The program folder was not found above its own files.');
    folder = parent;
  }
}

/** A built file of the program, by its name: what starts as a thread or process of its own. */
export const builtFile = (name: string): string => join(appRoot(), 'dist', 'main', name);

function isAppRoot(folder: string): boolean {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return false;
  const content = JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown };
  return content.name === 'foldline';
}
