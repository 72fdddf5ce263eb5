import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DEFAULT_PREPARE_SETTINGS, GROUPINGS, type PrepareSettings, SORTINGS } from '@shared/domain/packets/settings';
import { z } from 'zod';

/** What is remembered between mailings. The hold list is not: it names pupils. */
const Remembered = z.object({
  group: z.enum(GROUPINGS),
  sort: z.enum(SORTINGS),
  combineStudents: z.boolean(),
  maxSheets: z.number().int().min(1).nullable(),
});

const settingsFile = (dataFolder: string): string => join(dataFolder, 'settings.json');

/** Settings as last used; the defaults where there are none or the file can't be read. */
export const readSettings = async (dataFolder: string): Promise<PrepareSettings> => {
  try {
    return { ...DEFAULT_PREPARE_SETTINGS, ...Remembered.parse(JSON.parse(await readFile(settingsFile(dataFolder), 'utf8'))) };
  } catch {
    return DEFAULT_PREPARE_SETTINGS;
  }
};

/** Remembers the settings; written beside and renamed, so that a crash leaves the old file whole. */
export const writeSettings = async (dataFolder: string, settings: PrepareSettings): Promise<void> => {
  const file = settingsFile(dataFolder);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify(Remembered.parse(settings), null, 2));
  await rename(`${file}.new`, file);
};
