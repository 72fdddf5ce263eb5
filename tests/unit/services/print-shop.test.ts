import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '@shared/domain/records/manifest';
import { failed, succeeded } from '@shared/ipc/result';
import { expect, it } from 'vitest';
import { packForPrintShop, type PrintShopTools } from '@main/services/print-shop';

it('a packing that is cancelled while a batch is looked at ends as cancelled, and not as a printing that was', async () => {
  const stop = new AbortController();
  const folders: PrintShopTools['folders'] = {
    manifest: async () => succeeded({ batches: [{ file: 'batches/a.pdf' }] } as unknown as Manifest),
    batchFile: async () => {
      stop.abort();
      return failed('cancelled', 'Printing was cancelled. Nothing was sent.');
    },
  };
  const never = () => Promise.reject(new Error('not to be asked'));
  const packing = packForPrintShop({ folder: 'x', out: join(tmpdir(), 'foldline-never-packed.zip'), password: 'p', day: '2026-06-01' }, { folders, writeArchive: never, readArchive: never, jobTicket: never }, { signal: stop.signal, onProgress: () => undefined });
  await expect(packing).rejects.toMatchObject({ name: 'AbortError' });
});
