import { join } from 'node:path';
import type { Bench } from '../bench';
import { compare, type Contender } from '../compare';
import { writeCorpusZip } from '../corpus/write-corpus';
import { childCommand } from '../foldline-command';

const UNZIP = 'unzip -t';

/** Fixed-font reports of four pages that together are more than 4 GB. */
const REPORTS_ABOVE_4_GB = 17_000;

/** Reads every entry of a zip and checks its CRC. */
export const zip: Bench = {
  name: 'zip',
  run: async ({ workplace, rounds, reports, largeZip, tell }) => {
    const read = async (title: string, path: string): Promise<void> => {
      const contenders: readonly Contender[] = [
        { name: 'foldline', command: () => childCommand('read-zip', path) },
        { name: UNZIP, needs: ['unzip'], command: () => ({ program: 'unzip', args: ['-tqq', path] }) },
      ];
      tell(await compare({ title, contenders, references: [UNZIP], rounds, workplace }));
    };
    for (const method of ['deflated', 'stored'] as const) {
      const path = join(workplace, `${method}.zip`);
      await writeCorpusZip(path, { reports, pages: 'mixed', fonts: 'vary' }, method);
      await read(`Reading ${reports} reports out of a ${method} zip`, path);
    }
    if (!largeZip) return;
    const path = join(workplace, 'large.zip');
    await writeCorpusZip(path, { reports: REPORTS_ABOVE_4_GB, pages: 4, fonts: 'fixed' }, 'stored');
    await read(`Reading ${REPORTS_ABOVE_4_GB} reports out of a stored zip above 4 GB`, path);
  },
};
