import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';

let work: string;
const at = (...names: readonly string[]): string => join(work, ...names);

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'foldline-odd-files-'));
  await runFoldline(['sample', '--out', at('sample.zip'), '--reports', '3']);
  await runFoldline(['prepare', at('sample.zip'), '--out', at('prepared')]);
  execFileSync('mkfifo', [at('pipe'), at('pipe.pdf'), at('pipe.zip')]);
  writeFileSync(at('empty'), '');
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const OPTIONS: readonly (readonly string[])[] = [
  ['prepare', 'sample.zip', '--out', 'out', '--hold'],
  ['prepare', 'sample.zip', '--out', 'out', '--siblings'],
  ['prepare', 'sample.zip', '--out', 'out', '--mask'],
  ['prepare', 'sample.zip', '--out', 'out', '--addresses'],
  ['prepare', 'sample.zip', '--out', 'out', '--cover-letter'],
  ['prepare', 'sample.zip', '--out', 'out', '--cover-sheets', '--envelope', 'us-10-double', '--return-address'],
  ['prepare', 'sample.zip', '--out', 'out', '--separators', 'school', '--students'],
  ['coverage', 'sample.zip', '--students'],
  ['supplies', 'prepared', '--rates'],
  ['printers', '--import'],
  ['inserters', '--import'],
  ['deadline', '--program', 'CAASPP', '--received', '2026-06-01', '--holidays'],
  ['print', 'prepared', '--printer', 'nobody', '--pin-file'],
];

// No command waits for a pipe that nobody writes into: its test ends by the runner's own limit otherwise.
describe.skipIf(process.platform === 'win32')('a pipe or a device in place of a file', () => {
  it.each(OPTIONS)('%s %s %s %s %s %s %s', async (...words) => {
    for (const file of ['pipe', '/dev/zero']) {
      const { code, stderr } = await runFoldline([...words, file], { cwd: work });
      expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('is a pipe or a device and no file. Check the name') as string });
    }
    expect(readdirSync(work)).not.toContain('out');
  });

  it('is no download', async () => {
    for (const name of ['pipe', 'pipe.pdf', 'pipe.zip', '/dev/zero']) {
      const { code, stderr } = await runFoldline(['inspect', name], { cwd: work });
      expect([code, stderr]).toEqual([1, `${name} is a pipe or a device and no file. Choose the zip, the folder or the PDF itself.\n`]);
    }
  });

  it.each(['manifest.json', 'manifest.csv', 'a batch'])('is found by verify where it stands for %s', async (what) => {
    const copy = at('copy');
    rmSync(copy, { recursive: true, force: true });
    cpSync(at('prepared'), copy, { recursive: true });
    const file = what === 'a batch' ? join('batches', readdirSync(join(copy, 'batches'))[0] ?? '') : what;
    for (const place of [at('pipe'), '/dev/zero']) {
      rmSync(join(copy, file));
      symlinkSync(place, join(copy, file));
      const { code, stderr } = await runFoldline(['verify', copy]);
      expect([code, stderr]).toEqual([1, expect.stringMatching(/is missing or can't be read\. .*(Prepare the batches again|Choose a folder)/)]);
    }
  });
});

it.each(['--hold', '--siblings', '--mask', '--addresses'])('an empty file for %s is said to be empty: whoever names a list means what stands in it', async (option) => {
  const { code, stderr } = await runFoldline(['prepare', 'sample.zip', '--out', 'out', option, 'empty'], { cwd: work });
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('is empty. Check the file') as string });
});

describe('a folder with a zip that cannot be read', () => {
  it('is read and prepared without it, and fails where it holds no report', async () => {
    mkdirSync(at('mixed'));
    writeFileSync(at('mixed', 'bad.zip'), 'no zip at all');
    expect((await runFoldline(['prepare', at('mixed'), '--out', at('of-none')])).code).toBe(1);
    cpSync(at('sample.zip'), at('mixed', 'good.zip'));
    const inspected = await runFoldline(['inspect', at('mixed')]);
    expect([inspected.code, inspected.stderr]).toEqual([3, '']);
    expect((await runFoldline(['prepare', at('mixed'), '--out', at('of-mixed')])).code).toBe(3);
    expect(readdirSync(at('of-mixed'))).toContain('set-aside.csv');
  });
});
