import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { reportName, reportPdf } from '../support/fixtures/report-pdf';

let folder: string;
const at = (...names: readonly string[]): string => path.join(folder, ...names);

const COMMANDS = ['prepare', 'export'] as const;
const write = (command: (typeof COMMANDS)[number], out: string) => runFoldline([command, 'download', '--out', out, '--data', at('data')], { cwd: folder });

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'foldline-output-'));
  mkdirSync(at('download'));
  writeFileSync(at('download', reportName('9900000001')), await reportPdf({ ssid: '9900000001' }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.runIf(process.platform !== 'win32').each(COMMANDS)('%s refuses a link, to an empty folder or to nothing, before anything is read', async (command) => {
  mkdirSync(at(`empty ${command}`));
  for (const [name, target] of [['full', `empty ${command}`], ['dangling', 'nowhere']] as const) {
    symlinkSync(at(target), at(`${name} ${command}`));
    expect(await write(command, `${name} ${command}`)).toEqual({ code: 1, stdout: '', stderr: 'A link of that name is there, and no folder. Choose the folder that it leads to, or a new one.\n' });
  }
  expect(readdirSync(at(`empty ${command}`))).toEqual([]);
});

it.each(COMMANDS)('%s takes a path through a folder that is not there and back as the place that it names', async (command) => {
  const { code, stderr } = await write(command, path.join('.', 'not there') + `${path.sep}..${path.sep}written by ${command}`);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(existsSync(at(`written by ${command}`))).toBe(true);
});

it.each(COMMANDS)('%s says that a name is too long', async (command) => {
  expect(await write(command, 'n'.repeat(250))).toMatchObject({ code: 1, stderr: 'The name of this folder or file, or the path to it, is too long. Choose a shorter one.\n' });
});
