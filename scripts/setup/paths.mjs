/**
 * Where the checkout and its caches live.
 * Only Node's own modules are imported here and by everything that runs before the dependencies are installed.
 */
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A path in the checkout. */
export const inRoot = (...parts) => path.join(root, ...parts);

/** The checkout's own cache: locks, stamps and where the Electron runtime is. Ignored by git. */
export const checkoutCache = inRoot('.cache');

/**
 * The folder where the person called npm, so that relative paths mean what they say.
 * npm itself changes to the checkout's root before it starts a script.
 */
export function callersFolder() {
  return process.env['npm_lifecycle_event'] && process.env['INIT_CWD'] ? process.env['INIT_CWD'] : process.cwd();
}

/** The person's cache folder, as the platform has it. Shared by all checkouts. */
export function userCache() {
  if (process.platform === 'win32') {
    return path.join(process.env['LOCALAPPDATA'] ?? path.join(os.homedir(), 'AppData', 'Local'), 'Foldline', 'Cache');
  }
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches', 'Foldline');
  const configured = process.env['XDG_CACHE_HOME'];
  return path.join(configured && path.isAbsolute(configured) ? configured : path.join(os.homedir(), '.cache'), 'foldline');
}
