import { readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, sep } from 'node:path';

type Surroundings = {
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  readonly home: string;
  /** The folder with links and mapped drives resolved; a Windows share comes back as `\\server\share\...`. */
  readonly resolve: (folder: string) => string;
  /** Mounted file systems as in `/proc/mounts`, empty where there is no such list. */
  readonly mounts: () => string;
};

/** Folder names under which the common sync programs keep their copies (their published defaults). */
const SYNCED_NAMES: readonly (readonly [pattern: RegExp, service: string])[] = [
  [/^OneDrive( - .*)?$/i, 'OneDrive'],
  [/^(Google ?Drive|GoogleDrive-.*|My Drive|DriveFS)$/i, 'Google Drive'],
  [/^(iCloud ?Drive|com~apple~CloudDocs|Mobile Documents)$/i, 'iCloud'],
  [/^Dropbox( \(.*\))?$/i, 'Dropbox'],
  [/^(Box|Box Sync)$/i, 'Box'],
  [/^CloudStorage$/i, 'a cloud service'],
];

const NETWORK_FILE_SYSTEMS = /^(cifs|smb3?|smbfs|nfs4?|afpfs|webdav|davfs|fuse\.(sshfs|rclone|gvfsd-fuse|davfs2?))$/;

const CAUTION_END = 'Score reports are confidential; choose a folder on this computer, or go on only if your district allows it.';

const isBelow = (folder: string, parent: string | undefined): boolean => !!parent && (folder === parent || folder.startsWith(parent.endsWith(sep) ? parent : parent + sep));

const syncServiceOf = (folder: string, surroundings: Surroundings): string | null => {
  const { environment } = surroundings;
  if ([environment['OneDrive'], environment['OneDriveCommercial'], environment['OneDriveConsumer']].some((parent) => isBelow(folder, parent))) return 'OneDrive';
  for (const part of folder.split(/[\\/]/)) {
    const found = SYNCED_NAMES.find(([pattern]) => pattern.test(part));
    if (found) return found[1];
  }
  return null;
};

/** On macOS, Desktop and Documents move to iCloud as a whole when that option is on; the cloud folder then holds their twins. */
const isInCloudDesktop = (folder: string, { home, platform, resolve }: Surroundings): boolean =>
  platform === 'darwin' &&
  ['Desktop', 'Documents'].some((name) => {
    if (!isBelow(folder, join(home, name))) return false;
    try {
      return resolve(join(home, 'Library', 'Mobile Documents', 'com~apple~CloudDocs', name)) !== '';
    } catch {
      return false;
    }
  });

const isOnNetwork = (folder: string, { platform, mounts }: Surroundings): boolean => {
  if (/^\\\\(?![.?]\\)/.test(folder) || /^\\\\\?\\UNC\\/i.test(folder)) return true;
  if (platform === 'win32') return false;
  const mountOf = mounts()
    .split('\n')
    .map((line) => line.split(' '))
    .filter((fields) => isBelow(folder, fields[1]?.replaceAll('\\040', ' ')))
    .sort((a, b) => (b[1]?.length ?? 0) - (a[1]?.length ?? 0))[0];
  return NETWORK_FILE_SYSTEMS.test(mountOf?.[2] ?? '');
};

const resolveExisting = (folder: string): string => {
  try {
    return realpathSync.native(folder);
  } catch (thrown) {
    const parent = dirname(folder);
    if (parent === folder) throw thrown;
    return resolveExisting(parent);
  }
};

const readMounts = (): string => {
  try {
    return readFileSync('/proc/mounts', 'utf8');
  } catch {
    return '';
  }
};

const thisMachine = (): Surroundings => ({ platform: process.platform, environment: process.env, home: homedir(), resolve: resolveExisting, mounts: readMounts });

/**
 * A sentence where files saved in `folder` would leave this computer (synced to a cloud, or on a network share), else null.
 * A folder that does not exist yet is judged by its nearest parent that does.
 */
export const folderCaution = (folder: string, surroundings: Surroundings = thisMachine()): string | null => {
  let resolved = folder;
  try {
    resolved = surroundings.resolve(folder);
  } catch {
    // Judged by its name alone: a folder that can't be resolved is refused later, when it is written to.
  }
  const service = syncServiceOf(folder, surroundings) ?? syncServiceOf(resolved, surroundings) ?? (isInCloudDesktop(resolved, surroundings) ? 'iCloud' : null);
  if (service) return `This folder is kept in step with ${service}, so copies of the reports would leave this computer. ${CAUTION_END}`;
  if (isOnNetwork(folder, surroundings) || isOnNetwork(resolved, surroundings)) return `This folder is on a network share that others may read. ${CAUTION_END}`;
  return null;
};
