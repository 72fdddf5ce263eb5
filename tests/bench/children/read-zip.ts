import { listDownload } from '@main/intake/listing/list-download';
import { giveBack } from '@main/intake/lone-bytes';
import { waitWhileReading } from '@main/intake/open-files';
import { readEntry, releaseEntries } from '@main/intake/read-entry';

/** Every entry of a zip read and its CRC checked, one after the other, as a reading thread does it. */
export const readZip = async (path: string): Promise<void> => {
  waitWhileReading();
  const { entries } = await listDownload(path, new AbortController().signal);
  for (const entry of entries) if (entry.kind === 'inspect') giveBack(await readEntry(entry.source));
  await releaseEntries();
};
