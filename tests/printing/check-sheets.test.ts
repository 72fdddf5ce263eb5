import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '@main/cli/run-cli';
import { writePrinterProfiles } from '@main/services/settings-store';
import { usualProfile } from '@shared/domain/printing/printer-profile';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { usePrintLab } from '../support/print-lab/printing-bench';
import { run } from '../support/print-lab/process';

const bench = usePrintLab(['Lab_Plain', 'Lab_Pdf']);

beforeEach(() => {
  for (const [name, value] of Object.entries(bench.lab.environment)) vi.stubEnv(name, value);
});
afterEach(() => vi.unstubAllEnvs());

async function checkSheets(...words: readonly string[]) {
  const told = { output: '', message: '' };
  const code = await runCli(['check-sheets', ...words], '1.2.3', () => ({
    writeOutput: (text) => void (told.output += text),
    writeMessage: (text) => void (told.message += text),
    showProgress: () => undefined,
    signal: new AbortController().signal,
    dataFolder: join(bench.scratch, 'data'),
  }));
  return { code, ...told };
}

const titlesOf = async (path: string): Promise<readonly string[]> =>
  (await run('pdftotext', [path, '-'])).split('\f').slice(0, -1).map((page) => ['Alignment sheet', 'Tap-test sheet'].find((title) => page.includes(title)) ?? page.trim());

test('the check sheets are printed as batches are there, their backs blank, with no pupil in the job’s name', async () => {
  expect(await checkSheets('--printer', 'Lab_Pdf', '--envelope', 'us-10-left-high')).toMatchObject({ code: 0, output: expect.stringContaining('5/8 in from the bottom printed on Lab_Pdf.') });
  await vi.waitFor(async () => expect(await bench.newDocuments('Lab_Pdf')).toHaveLength(1), { timeout: 30_000 });
  const [document] = await bench.newDocuments('Lab_Pdf');
  expect(document?.attributes).toMatchObject({ IPP_SIDES: 'two-sided-long-edge', IPP_JOB_NAME: expect.stringMatching(/^Foldline check sheets \w+$/) });
  expect(await titlesOf(document?.path ?? '')).toEqual(['Alignment sheet', '', 'Tap-test sheet', '']);
});

test('a printer that prints on one side gets the fronts alone', async () => {
  await writePrinterProfiles(join(bench.scratch, 'data'), [usualProfile('Lab_Plain')]);
  expect(await checkSheets('--printer', 'Lab_Plain')).toMatchObject({ code: 0 });
  await vi.waitFor(async () => expect(await bench.newDocuments('Lab_Plain')).toHaveLength(1), { timeout: 30_000 });
  const [document] = await bench.newDocuments('Lab_Plain');
  expect(document?.attributes['IPP_SIDES']).toBe('one-sided');
  expect(await titlesOf(document?.path ?? '')).toEqual(['Alignment sheet', 'Tap-test sheet']);
});

test('a printer that there is none of, or a file and a printer at once, is named', async () => {
  expect(await checkSheets('--printer', 'Nobody')).toMatchObject({ code: 1, message: expect.stringContaining('Nobody') });
  writeFileSync(join(bench.scratch, 'x'), '');
  expect(await checkSheets('--printer', 'Lab_Pdf', '--out', join(bench.scratch, 'check.pdf'))).toMatchObject({ code: 2, message: expect.stringContaining('don’t go together') });
  expect(await bench.newDocuments('Lab_Pdf')).toEqual([]);
});
