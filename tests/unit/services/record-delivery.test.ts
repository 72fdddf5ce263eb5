import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failed } from '@shared/ipc/result';
import { ledgerIn } from '@main/ledger/open-ledger';
import { askHere, mailedReports } from '@main/services/mailed-reports';
import { assertDeliveryCanBeRecorded, recordDelivery } from '@main/services/record-delivery';
import { foundReport } from '../../support/found-report';

let data: string;
beforeEach(async () => void (data = await mkdtemp(join(tmpdir(), 'delivery-'))));
afterEach(() => rm(data, { recursive: true, force: true }));
const openLedger = () => ledgerIn(data, () => new Date('2025-08-01T12:00:00Z'))();

test('a delivery is in the ledger, and its reports are not mailed by it', async () => {
  expect(await recordDelivery({ kind: 'protected-files', place: 'For the portal', reports: [foundReport(1), foundReport(2)] }, { openLedger, account: 'office' })).toEqual({ ok: true, value: 1 });
  expect(await mailedReports([foundReport(1)], askHere({ openLedger, ledgerExists: () => true }))).toEqual({ ok: true, value: new Map() });
});

test('a ledger that another program has for a moment is waited for', async () => {
  const held = await openLedger();
  setTimeout(() => held.ok && held.value.close(), 300);
  expect(await recordDelivery({ kind: 'export', place: 'portal', reports: [foundReport(1)] }, { openLedger, account: 'office' })).toEqual({ ok: true, value: 1 });
});

test('where no ledger is, none is made for the asking; one that another program has is a failure', async () => {
  const nobody = () => Promise.reject(new Error('opened'));
  expect(await mailedReports([foundReport(1)], askHere({ openLedger: nobody, ledgerExists: () => false }))).toEqual({ ok: true, value: new Map() });
  // Not that all can be taken, mailed or not: the other program ends, and what it prints would go out twice.
  const failure = { code: 'ledger-in-use', message: expect.stringMatching(/which reports were mailed before\.$/) };
  expect(await mailedReports([foundReport(1)], { ledgerExists: () => true, mailing: async () => failed('ledger-in-use', 'Another Foldline has the ledger open.') })).toMatchObject({ ok: false, failure });
});

test('who cancels while a ledger is waited for cancels, and does not read that another program has it', async () => {
  const held = await openLedger();
  const waiting = new AbortController();
  setTimeout(() => waiting.abort(), 50);
  const { signal } = waiting;
  await expect(assertDeliveryCanBeRecorded({ openLedger, account: 'office' }, signal)).rejects.toMatchObject({ name: 'AbortError' });
  await expect(mailedReports([foundReport(1)], askHere({ openLedger, ledgerExists: () => true }, signal), signal)).rejects.toBe(signal.reason);
  if (held.ok) held.value.close();
});
