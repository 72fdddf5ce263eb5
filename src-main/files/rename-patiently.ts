import { rename } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { systemCodeOf } from './system-code';

/** What Windows says of a file that another program has open, and of a folder with such a file in it. Elsewhere waiting changes nothing. */
const HELD: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);
const IS_WINDOWS = process.platform === 'win32';
/** A virus scanner or an indexer looks at a large new file for some seconds. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 100;

/** Gives what was written its name, on Windows also where another program looks at it for a moment. @throws a system error, EBUSY where another program holds it for longer */
export const renamePatiently = async (from: string, to: string, isWindows: boolean = IS_WINDOWS): Promise<void> => {
  for (let waited = 0; ; waited += PAUSE_MS) {
    try {
      return await rename(from, to);
    } catch (thrown) {
      if (!isWindows || !HELD.has(systemCodeOf(thrown))) throw thrown;
      if (waited >= PATIENCE_MS) throw Object.assign(new Error('held by another program', { cause: thrown }), { code: 'EBUSY' });
    }
    await setTimeout(PAUSE_MS);
  }
};
