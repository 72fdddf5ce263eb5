import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Bridge, Verb } from '@shared/ipc/contract';
import { type Result, succeeded } from '@shared/ipc/result';
import type { LedgerRunDetailView, LedgerRunView } from '@shared/ipc/views';
import { openLedger, readLedger, settlePieces, showRun, useLedgerStore } from '../../../src-renderer/store/ledger-store';
import { makeFakeBridge } from '../../support/fake-bridge/fake-bridge';

/** Answers of this verb wait for what `held` resolves to. */
let held: { readonly verb: Verb; readonly until: Promise<void> } | null;

beforeEach(() => {
  const bridge = makeFakeBridge({ packets: 10 });
  held = null;
  /** Two runs, of which the made-up ledger knows one. */
  const answerOf = async (verb: Verb, input: unknown): Promise<Result<unknown>> => {
    const answer = await bridge.call(verb, input as never);
    if (!answer.ok) return answer;
    if (verb === 'ledger.runs') return succeeded([2, 1].map((run) => ({ ...(answer.value as readonly LedgerRunView[])[0], run })));
    return verb === 'ledger.run' ? succeeded({ ...(answer.value as LedgerRunDetailView), run: (input as { readonly run: number }).run }) : answer;
  };
  const call = (async (verb: Verb, input: unknown) => {
    const waits = held;
    const answer = await answerOf(verb, input);
    if (waits?.verb === verb) await waits.until;
    return answer;
  }) as Bridge<File>['call'];
  vi.stubGlobal('window', { foldline: { ...bridge, call } });
});
afterEach(() => vi.unstubAllGlobals());

const shown = (): unknown => {
  const { run, only } = useLedgerStore.getState();
  return [run?.run, only];
};

it('shows the run and the pieces that were asked for last, also where a mark is read back later', async () => {
  await openLedger();
  expect(shown()).toEqual([2, 'open']);
  let letGo = (): void => undefined;
  held = { verb: 'ledger.pieces', until: new Promise((resolve) => (letGo = resolve)) };
  const settled = settlePieces({ run: 2, pieces: [1], word: 'ok' });
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  held = null;
  const asked = showRun(1, 'all');
  expect(useLedgerStore.getState().only).toBe('all');
  await asked;
  letGo();
  await settled;
  expect(shown()).toEqual([1, 'all']);
});

it('keeps the run and the pieces shown where the printers are asked again, and begins anew where it is opened', async () => {
  await openLedger();
  await showRun(1, 'all');
  await readLedger();
  expect(shown()).toEqual([1, 'all']);
  await openLedger();
  expect(shown()).toEqual([2, 'open']);
});
