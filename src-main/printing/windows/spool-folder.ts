import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolders } from '../../files/make-folders';
import { isProcessRunning } from '../../files/running-process';

/** Two files of a job for the spooler: the pages as they are sent here, and the pictures that Windows reads. */
export type SpoolFiles = { readonly pdf: string; readonly xps: string; readonly remove: () => Promise<void> };

const NAME = /^job-(\d+)-\d+\.(pdf|xps)$/;

/** Takes away what programs left behind that ended in the middle of a job: pupils' pages. Of those that run, nothing. */
export async function sweepSpool(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const left = names.filter((name) => {
    const pid = NAME.exec(name)?.[1];
    return pid !== undefined && Number(pid) !== process.pid && !isProcessRunning(Number(pid));
  });
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true, maxRetries: 3 })));
}

let lastFile = 0;

/** Names for the files of one more job, in a folder that this account alone can read. */
export async function spoolFiles(folder: string): Promise<SpoolFiles> {
  await makeFolders(folder);
  lastFile += 1;
  const [pdf, xps] = [`job-${process.pid}-${lastFile}.pdf`, `job-${process.pid}-${lastFile}.xps`].map((name) => join(folder, name)) as [string, string];
  const remove = async (): Promise<void> => {
    await Promise.all([pdf, xps].map((path) => rm(path, { force: true, maxRetries: 5 })));
  };
  return { pdf, xps, remove };
}
