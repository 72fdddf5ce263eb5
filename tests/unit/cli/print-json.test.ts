import { printCommand } from '@main/cli/print';
import { printPrepared } from '@main/services/printing';
import { failed } from '@shared/ipc/result';
import { expect, it, vi } from 'vitest';

vi.mock('@main/services/printing', () => ({ printPrepared: vi.fn() }));

/** What `print --json` prints where the run stops with that failure. */
const printed = async (code: string, startedRun: number | null): Promise<unknown> => {
  vi.mocked(printPrepared).mockImplementation(({ onEvent }) => {
    if (startedRun !== null) onEvent({ kind: 'run-started', run: startedRun, jobs: 1, pieces: 2, sheets: 4, sentence: 'Begun.' });
    return Promise.resolve(failed(code, 'Stopped.'));
  });
  let output = '';
  const context = { writeOutput: (text: string) => void (output += text), writeMessage: () => undefined, showProgress: () => undefined, signal: new AbortController().signal, dataFolder: '/nowhere' };
  await expect(printCommand.run(['.'], { printer: ['Office'], json: true }, context)).rejects.toMatchObject({ code });
  return JSON.parse(output);
};

it('names the run where the ledger could not take it to its end, and none where nothing was sent', async () => {
  expect(await printed('ledger-not-written', 7)).toMatchObject({ run: 7, outcome: 'failed', message: 'Stopped.' });
  expect(await printed('nothing-left', null)).toMatchObject({ run: null, outcome: 'failed', message: 'Stopped.' });
});
