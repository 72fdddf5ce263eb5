import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ledgerIn } from '@main/ledger/open-ledger';
import { writeCorpusZip } from '../bench/corpus/write-corpus';
import { cliPath, runFoldline } from '../support/built-program';
import { reportName, reportPdf } from '../support/fixtures/report-pdf';
import { until } from '../support/print-lab/process';

let folder: string;
const at = (...names: readonly string[]): string => path.join(folder, ...names);

const COMMANDS = ['prepare', 'export'] as const;
const write = (command: (typeof COMMANDS)[number], out: string) => runFoldline([command, 'download', '--out', out, '--data', at('data')], { cwd: folder });

/** What is told where something else of that name is there, or comes to be there, first. */
const TOLD = ['Another Foldline is writing there. Wait for its end, or choose another place.\n', 'The folder is not empty. Choose a new folder or an empty one.\n'];

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

it.each(COMMANDS)('%s, run twice at once into one folder, writes it once and tells the other run in a sentence', async (command) => {
  const ends = (await Promise.all([write(command, `both ${command}`), write(command, `both ${command}`)])).sort((a, b) => a.code - b.code);
  expect(ends.map(({ code }) => code)).toEqual([0, 1]);
  expect(TOLD).toContain(ends[1].stderr);
  expect(readdirSync(at(`both ${command}`)).length).toBeGreaterThan(1);
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});

it('a ledger that another program has is told before anything is read, since a delivery must stand in it', async () => {
  const held = await ledgerIn(at('held'), () => new Date())();
  if (!held.ok) throw new Error(held.failure.message);
  for (const command of ['export', 'protect']) {
    const { code, stdout, stderr } = await runFoldline([command, 'not there', '--out', `refused ${command}`, '--data', at('held')], { cwd: folder });
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(/^Another Foldline has the ledger open, as it does for as long as it prints\. Let it end, then try again\.[^\n]*\n$/) as string });
  }
  held.value.close();
});

it.runIf(process.platform !== 'win32').each([
  ['prepare', async (out: string) => {
    await writeCorpusZip(at('reports.zip'), { reports: 400, pages: 'mixed', fonts: 'slim' }, 'deflated');
    return ['prepare', at('reports.zip'), '--out', out];
  }],
  ['sample', async (out: string) => ['sample', '--reports', '5000', '--out', out]],
] as const)('%s that is killed while it writes leaves nothing behind once any command has run', async (command, wordsFor) => {
  const out = `killed ${command}`;
  const words = await wordsFor(at(out));
  const child = spawn(process.execPath, [cliPath, ...words, '--data', at('data')], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const left = (): readonly string[] => readdirSync(folder).filter((name) => name.includes(out));
  // Beside the writer's mark.
  const isWriting = (): boolean => left().some((name) => readdirSync(at(name)).length > 1);
  await until('something is written', isWriting, 60_000);
  child.kill('SIGKILL');
  await ended;
  expect(isWriting()).toBe(true);
  await runFoldline(['inspect', 'download', '--data', at('data')], { cwd: folder });
  expect([left(), readdirSync(at('data')).filter((name) => name.startsWith('unproved'))]).toEqual([[], []]);
});
