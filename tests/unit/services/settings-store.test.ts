import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readInserters, readOwnLengths, readPaper, readPostage, readSettings, writeInserters, writeOwnLengths, writePostage, writeSettings } from '@main/services/settings-store';
import { usualInserter } from '@shared/domain/envelope/inserter/inserter-profile';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import { RATES } from '@shared/domain/post/rates';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

describe('settings', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'foldline-settings-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('come back as they were, but for the hold list, which is never written', async () => {
    await writeSettings(folder, { ...DEFAULT_PREPARE_SETTINGS, sort: 'zip', separators: 'school', maxSheets: 250, paper: 24, hold: ['9000000001'] });
    expect(await readSettings(folder)).toEqual({ ...DEFAULT_PREPARE_SETTINGS, sort: 'zip', separators: 'school', maxSheets: 250, paper: 24 });
    expect(await readFile(join(folder, 'settings.json'), 'utf8')).not.toContain('9000000001');
  });

  it('leave nothing half-written where they can’t be kept', async () => {
    await mkdir(join(folder, 'settings.json'));
    await expect(writeSettings(folder, DEFAULT_PREPARE_SETTINGS)).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('name the inserter in use: it comes back as it is described now, and not at all once it is gone', async () => {
    const inserter = usualInserter('Office machine');
    await writeInserters(folder, [inserter]);
    await writeSettings(folder, { ...DEFAULT_PREPARE_SETTINGS, inserter });
    expect(await readSettings(folder)).toEqual({ ...DEFAULT_PREPARE_SETTINGS, inserter });
    const moved = { ...inserter, fromEdgeMm: 8 };
    await writeInserters(folder, [moved]);
    expect([(await readSettings(folder)).inserter, await readInserters(folder)]).toEqual([moved, [moved]]);
    await writeInserters(folder, []);
    expect((await readSettings(folder)).inserter).toBeNull();
    await writeInserters(folder, [{ ...inserter, fromEdgeMm: 1 }]);
    expect(await readInserters(folder)).toEqual([]);
  });

  it('keep the rows that staff added to the expected lengths beside the rest', async () => {
    const row = { kind: 'sb-ela-math', from: '2025-26', to: null, pages: 6, blankMayFollow: false, grades: ['03', '04'] } as const;
    await Promise.all([writeOwnLengths(folder, [row]), writeSettings(folder, { ...DEFAULT_PREPARE_SETTINGS, sort: 'name' })]);
    expect(await readOwnLengths(folder)).toEqual([row]);
    expect(await readSettings(folder)).toEqual({ ...DEFAULT_PREPARE_SETTINGS, sort: 'name' });
    await writeOwnLengths(folder, []);
    expect(await readOwnLengths(folder)).toEqual([]);
  });

  it('take the paper over from where earlier versions kept it, until it is chosen anew', async () => {
    const rates = { ...RATES, source: 'Our own' };
    await writeFile(join(folder, 'settings.json'), JSON.stringify({ supplies: { paper: 28, mailClass: 'stamped', rates } }));
    expect(await readSettings(folder)).toEqual({ ...DEFAULT_PREPARE_SETTINGS, paper: 28 });
    expect(await readPaper(folder)).toBe(28);
    expect(await readPostage(folder)).toEqual({ mailClass: 'stamped', rates });
    await writeSettings(folder, { ...DEFAULT_PREPARE_SETTINGS, paper: 24 });
    expect(await readPaper(folder)).toBe(24);
    expect(await readPostage(folder)).toEqual({ mailClass: 'stamped', rates });
    await writePostage(folder, { mailClass: 'metered', rates });
    expect(await readSettings(folder)).toEqual({ ...DEFAULT_PREPARE_SETTINGS, paper: 24 });
  });

  it.each(['{"paper":21}', '{"supplies":{"paper":"24"}}', '{"supplies":null}'])('count 20 lb paper where the file holds %j', async (text) => {
    await writeFile(join(folder, 'settings.json'), text);
    expect(await readPaper(folder)).toBe(20);
  });

  it.each(['{"ownLengths":[{"kind":"x"}]}', '{"ownLengths":3}', '{'])('take no row where the file holds %j', async (text) => {
    await writeFile(join(folder, 'settings.json'), text);
    expect(await readOwnLengths(folder)).toEqual([]);
  });

  it.each(['', '{', '{"group":"x"}', '[]'])('are the defaults where the file holds %j', async (text) => {
    await writeFile(join(folder, 'settings.json'), text);
    expect(await readSettings(folder)).toEqual(DEFAULT_PREPARE_SETTINGS);
  });
});
