import { mailedInPart } from '@main/services/mailing/mailed-in-part';
import type { MailingState } from '@shared/domain/packets/mailing-state';
import type { RunPlan } from '@shared/domain/packets/plan';
import { failed, succeeded } from '@shared/ipc/result';
import { expect, it } from 'vitest';

/** A plan of packets that hold reports of these ids. */
const planOf = (...packets: readonly (readonly string[])[]): RunPlan =>
  ({ batches: [{ packets: packets.map((ids, index) => ({ piece: index + 1, members: ids.map((id) => ({ id })) })) }] }) as unknown as RunPlan;

const asked: string[] = [];
const mailed =
  (...ids: readonly string[]) =>
  async (reports: readonly { readonly id: string }[]) => {
    asked.push(...reports.map(({ id }) => id));
    return succeeded(new Map<string, MailingState>(ids.map((id) => [id, 'mailed'])));
  };

it('names packets of which a report was mailed and another was not, and asks for those of several reports only', async () => {
  expect(await mailedInPart(planOf(['a'], ['b', 'c'], ['d', 'e'], ['f', 'g']), mailed('a', 'c', 'd', 'e'))).toEqual(succeeded([2]));
  expect(asked).toEqual(['b', 'c', 'd', 'e', 'f', 'g']);
});

it('names no packet that printing leaves out, since a report of it may have come out elsewhere, and names one of which a report was pulled', async () => {
  const states = new Map<string, MailingState>([
    ['a', 'mailed'],
    ['b', 'unsure'],
    ['c', 'mailed'],
    ['d', 'pulled'],
  ]);
  expect(await mailedInPart(planOf(['a', 'b'], ['c', 'd']), async () => succeeded(states))).toEqual(succeeded([2]));
});

it('needs no ledger where every packet holds one report, and says what the ledger can’t', async () => {
  expect(await mailedInPart(planOf(['a'], ['b']), () => Promise.reject(new Error('The ledger was asked.')))).toEqual(succeeded([]));
  expect(await mailedInPart(planOf(['a', 'b']), async () => failed('ledger-in-use', 'Close the other program.'))).toMatchObject({ ok: false, failure: { code: 'ledger-in-use' } });
});
