import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { failed, succeeded } from '@shared/ipc/result';
import { callHandlers, type HandlerDeps } from '@main/electron/call-handlers';

const data = mkdtempSync(join(tmpdir(), 'print-rest-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

test('what is left of a run is printed though another program asks the ledger something just then', async () => {
  const detail = { folder: '/prepared', pieceRanges: '3-4' };
  const run = vi.fn().mockResolvedValueOnce(failed('ledger-in-use', 'Another Foldline has the ledger open.')).mockResolvedValue(succeeded(detail));
  const print = vi.fn(() => succeeded({ jobId: 'job' }));
  const deps = { dataFolder: data, session: { print }, mailRoom: { deadlines: () => Promise.resolve([]) }, ledger: { desk: { run } }, desktop: {} } as unknown as HandlerDeps;
  const request = { run: 7, printer: 'Desk' } as unknown as Parameters<ReturnType<typeof callHandlers>['print.start']>[0];
  expect(await callHandlers(deps)['print.start'](request)).toEqual({ ok: true, value: { jobId: 'job' } });
  expect(print).toHaveBeenCalledWith(request, detail, []);
});
