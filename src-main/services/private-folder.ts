import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolders } from '../files/make-folders';

/**
 * A folder of this program's own for what must be a file for a while, such as the sample.
 * It is empty at the start, readable by this account only, and wiped at the end; a crash's remains go at the next start.
 */
export class PrivateFolder {
  readonly path: string;

  constructor(dataFolder: string) {
    this.path = join(dataFolder, 'private');
  }

  /** Wipes what is there and makes the folder anew. */
  async renew(): Promise<void> {
    await this.wipe();
    await makeFolders(this.path);
  }

  async wipe(): Promise<void> {
    await rm(this.path, { recursive: true, force: true, maxRetries: 3 });
  }
}
