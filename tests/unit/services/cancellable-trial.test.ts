import { cancellableTrial } from '@main/services/cancellable-trial';
import { failed, succeeded, type Result } from '@shared/ipc/result';
import { expect, it } from 'vitest';

/** A printer that prints until it is told to stop. */
const untilAborted = (signal: AbortSignal): Promise<Result<void>> => new Promise((resolve) => signal.addEventListener('abort', () => resolve(failed('trial-not-printed', 'The job was canceled before its end.'))));

it('a canceled pass ends at the printer, and says so; the next one is not touched', async () => {
  const trial = cancellableTrial((printer, _pass, signal) => (printer === 'Slow' ? untilAborted(signal) : Promise.resolve(succeeded(undefined))), 60_000);
  const slow = trial.print('Slow', 'fronts');
  trial.cancel();
  expect(await slow).toMatchObject({ ok: false, failure: { code: 'cancelled', message: expect.stringContaining('The trial was canceled.') } });
  trial.cancel();
  expect(await trial.print('Quick', 'backs')).toEqual(succeeded(undefined));
});

it('a pass that takes too long is ended, and is no cancel', async () => {
  const trial = cancellableTrial((_printer, _pass, signal) => untilAborted(signal), 10);
  expect(await trial.print('Slow', 'fronts')).toMatchObject({ failure: { code: 'trial-not-printed' } });
});
