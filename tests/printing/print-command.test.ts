import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '@main/cli/run-cli';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makePreparedFolder } from '../support/print-lab/prepared-folder';
import { usePrintLab } from '../support/print-lab/printing-bench';

const bench = usePrintLab(['Lab_Pdf']);
let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'print-command-'));
  for (const [name, value] of Object.entries(bench.lab.environment)) vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(data, { recursive: true });
});

async function print(words: readonly string[], dataFolder = data) {
  const told = { output: '', message: '' };
  const code = await runCli(['print', ...words], '1.2.3', () => ({
    writeOutput: (text) => void (told.output += text),
    writeMessage: (text) => void (told.message += text),
    showProgress: () => undefined,
    signal: new AbortController().signal,
    dataFolder,
  }));
  return { code, ...told };
}

const NOTHING = { run: null, outcome: 'failed', deadlines: [], jobs: [], pieces: { ok: 0, reprint: 0, pull: 0, unknown: 0, notSent: 0 } };

test('print --json gives its document whether something was sent or not', async () => {
  await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2] }]);
  const words = [bench.folder, '--printer', 'Lab_Pdf', '--json'];
  const printed = await print(words);
  expect(printed.code).toBe(0);
  expect(JSON.parse(printed.output)).toMatchObject({ run: 1, outcome: 'completed', pieces: { ok: 1 } });

  const refusals = [words, [bench.folder, '--printer', 'Nowhere', '--json'], [...words, '--batch', 'none'], [...words, '--from', '2'], [bench.scratch, '--printer', 'Lab_Pdf', '--json']];
  for (const refused of refusals) {
    const { code, output, message } = await print(refused);
    expect({ code, document: JSON.parse(output) as unknown }).toEqual({ code: 1, document: { ...NOTHING, message: message.trimEnd() } });
  }
  expect(await print([join(bench.scratch, 'absent'), '--printer', 'Lab_Pdf', '--json'])).toMatchObject({ code: 1, output: '' });
});

test.runIf(existsSync('/proc/self'))('print ends with a sentence where the data folder cannot be made', async () => {
  await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2] }]);
  const { code, message } = await print([bench.folder, '--printer', 'Lab_Pdf'], '/proc/no-such-folder');
  expect({ code, message }).toEqual({ code: 1, message: "The ledger in /proc/no-such-folder can't be opened. Check that the folder can be written and its disk has room.\n" });
});
