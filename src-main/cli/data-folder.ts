import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder of settings and ledger: the one named, else `FOLDLINE_DATA`, else the system's user-data folder.
 * The window program uses the same one, so that both share one ledger.
 */
export const dataFolderOf = (named: string | null, environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string => {
  if (named) return named;
  if (environment['FOLDLINE_DATA']) return environment['FOLDLINE_DATA'];
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Foldline');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Foldline');
  return join(environment['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'Foldline');
};
