import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '@shared/domain/records/manifest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';

let work: string;
let original: string;
let folder: string;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'foldline-verify-'));
  original = join(work, 'original');
  await runFoldline(['sample', '--out', join(work, 'sample.zip')]);
  await runFoldline(['prepare', join(work, 'sample.zip'), '--out', original]);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));
beforeEach(() => {
  folder = join(work, 'copy');
  rmSync(folder, { recursive: true, force: true });
  cpSync(original, folder, { recursive: true });
});

const verify = async (): Promise<{ code: number; ok: boolean; differences: string[]; stderr: string }> => {
  const { code, stdout, stderr } = await runFoldline(['verify', folder, '--json']);
  return { code, stderr, ...(JSON.parse(stdout) as { ok: boolean; differences: string[] }) };
};
const changeManifest = (change: (manifest: Manifest) => Manifest): void => {
  const path = join(folder, 'manifest.json');
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')) as Manifest)));
};
const changeFirstPacket = (change: Partial<Manifest['packets'][number]>): void =>
  changeManifest((manifest) => ({ ...manifest, packets: manifest.packets.map((packet, index) => (index === 0 ? { ...packet, ...change } : packet)) }));

describe('verify', () => {
  it('finds nothing in a folder as it was written', async () => {
    expect(await verify()).toMatchObject({ code: 0, ok: true, differences: [] });
  });

  it.each<[string, Partial<Manifest['packets'][number]>]>([
    ['SSID', { ssid: '1111111111' }],
    ['name', { student: 'Somebody Else' }],
    ['address', { address: ['Somebody Else', '1 Other St', 'Elsewhere, CA 90012'] }],
    ['window', { window: { fit: 'ok', exposes: true } }],
  ])("names the piece whose %s was changed in the manifest, and no pupil's data", async (_what, change) => {
    changeFirstPacket(change);
    const found = await verify();
    expect(found).toMatchObject({ code: 1, ok: false });
    expect(found.differences[0]).toMatch(/^Piece 1: /);
    expect(found.stderr).not.toMatch(/\d{10}|Somebody/);
  });

  it('names a packet whose facts were given to another', async () => {
    changeManifest((manifest) => {
      const [first, second] = manifest.packets;
      return { ...manifest, packets: manifest.packets.map((packet, index) => (index === 0 ? { ...packet, ssid: second?.ssid ?? null } : index === 1 ? { ...packet, ssid: first?.ssid ?? null } : packet)) };
    });
    expect((await verify()).differences.slice(0, 2)).toEqual([expect.stringMatching(/^Piece 1: /), expect.stringMatching(/^Piece 2: /)]);
  });

  it.each(['manifest.csv', 'set-aside.csv'])('names %s where a record is gone', async (name) => {
    const path = join(folder, name);
    writeFileSync(path, readFileSync(path, 'utf8').split('\r\n').toSpliced(1, 1).join('\r\n'));
    expect(await verify()).toMatchObject({ code: 1, differences: [`${name} was changed after it was written.`] });
    rmSync(path);
    expect(await verify()).toMatchObject({ code: 1, differences: [`${name} is missing or can't be read.`] });
  });

  it('names a batch that is gone and a PDF that is not listed', async () => {
    const [first = ''] = readdirSync(join(folder, 'batches'));
    cpSync(join(folder, 'batches', first), join(folder, 'batches', 'extra.pdf'));
    rmSync(join(folder, 'batches', first));
    const { code, differences } = await verify();
    expect(code).toBe(1);
    expect(differences.join('\n')).toContain(`${first} is missing`);
    expect(differences.join('\n')).toContain('a PDF that the manifest does not list');
  });

  it('answers with a document where the manifest is gone', async () => {
    rmSync(join(folder, 'manifest.json'));
    expect(await verify()).toMatchObject({ code: 1, ok: false, differences: [expect.stringContaining('manifest.json')] });
  });
});

describe('prepare', () => {
  it('ends with a sentence where the folder can not be made', async () => {
    const { code, stdout, stderr } = await runFoldline(['prepare', join(work, 'sample.zip'), '--out', '/dev/null/below']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).not.toContain('    at ');
  });
});
