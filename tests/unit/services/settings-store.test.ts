import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, writeSettings } from '@main/services/settings-store';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

describe('settings', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'foldline-settings-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('come back as they were, but for the hold list, which is never written', async () => {
    await writeSettings(folder, { ...DEFAULT_PREPARE_SETTINGS, sort: 'zip', maxSheets: 250, hold: ['9000000001'] });
    expect(await readSettings(folder)).toEqual({ ...DEFAULT_PREPARE_SETTINGS, sort: 'zip', maxSheets: 250 });
    expect(await readFile(join(folder, 'settings.json'), 'utf8')).not.toContain('9000000001');
  });

  it.each(['', '{', '{"group":"x"}', '[]'])('are the defaults where the file holds %j', async (text) => {
    await writeFile(join(folder, 'settings.json'), text);
    expect(await readSettings(folder)).toEqual(DEFAULT_PREPARE_SETTINGS);
  });
});
