import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failed } from '@shared/ipc/result';
import { ledgerIn, ledgerSeenIn } from '@main/ledger/open-ledger';
import { type AskMailing, assertMailedCanBeAsked, mailedReports, mailingStates } from '@main/services/mailed-reports';
import { assertDeliveryCanBeRecorded, recordDelivery } from '@main/services/record-delivery';
import { foundReport } from '../../support/found-report';

let data: string;
beforeEach(async () => void (data = await mkdtemp(join(tmpdir(), 'delivery-'))));
afterEach(() => rm(data, { recursive: true, force: true }));
const openLedger = () => ledgerIn(data, () => new Date('2025-08-01T12:00:00Z'))();
const askHere = (signal?: AbortSignal): AskMailing => ({ ledgerExists: () => true, mailing: (reports) => mailingStates(reports, { openLedger }, signal) });

test('a delivery is in the ledger, and its reports are not mailed by it', async () => {
  expect(await recordDelivery({ kind: 'protected-files', place: 'For the portal', reports: [foundReport(1), foundReport(2)] }, { openLedger, account: 'office' })).toEqual({ ok: true, value: 1 });
  expect(await mailedReports([foundReport(1)], askHere())).toEqual({ ok: true, value: new Map() });
});

test('a ledger that another program has for a moment is waited for', async () => {
  const held = await openLedger();
  setTimeout(() => held.ok && held.value.close(), 300);
  expect(await recordDelivery({ kind: 'export', place: 'portal', reports: [foundReport(1)] }, { openLedger, account: 'office' })).toEqual({ ok: true, value: 1 });
});

test('where no ledger is, none is made for the asking; one that another program has is a failure', async () => {
  const nobody = () => Promise.reject(new Error('opened'));
  expect(await mailedReports([foundReport(1)], { mailing: nobody, ledgerExists: () => false })).toEqual({ ok: true, value: new Map() });
  // Not that all can be taken, mailed or not: the other program ends, and what it prints would go out twice.
  const failure = { code: 'ledger-in-use', message: expect.stringMatching(/which reports were mailed before\.$/) };
  expect(await mailedReports([foundReport(1)], { ledgerExists: () => true, mailing: async () => failed('ledger-in-use', 'Another Foldline has the ledger open.') })).toMatchObject({ ok: false, failure });
});

test('whether a ledger can be asked is known before anything is read, and it is free again then', async () => {
  await assertMailedCanBeAsked({ lookAtLedger: () => Promise.reject(new Error('looked')), ledgerExists: () => false }, new AbortController().signal);
  const tools = { lookAtLedger: ledgerSeenIn(data), ledgerExists: () => true };
  await assertMailedCanBeAsked(tools, new AbortController().signal);
  await assertMailedCanBeAsked(tools, new AbortController().signal);
  const held = await openLedger();
  expect(await tools.lookAtLedger()).toMatchObject({ ok: false, failure: { code: 'ledger-in-use' } });
  if (held.ok) held.value.close();
  await assertMailedCanBeAsked(tools, new AbortController().signal);
  await rm(join(data, 'ledger.sqlite'));
  await expect(assertMailedCanBeAsked(tools, new AbortController().signal)).rejects.toMatchObject({ code: 'ledger-lost', message: expect.stringContaining('(prepare --again) takes them all') as string });
});

test('who cancels while a ledger is waited for cancels, and does not read that another program has it', async () => {
  const held = await openLedger();
  const waiting = new AbortController();
  setTimeout(() => waiting.abort(), 50);
  const { signal } = waiting;
  await expect(assertDeliveryCanBeRecorded({ openLedger, account: 'office' }, signal)).rejects.toMatchObject({ name: 'AbortError' });
  await expect(mailedReports([foundReport(1)], askHere(signal), signal)).rejects.toBe(signal.reason);
  if (held.ok) held.value.close();
});
