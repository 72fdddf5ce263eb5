import { tmpdir } from 'node:os';
import { expect, it, vi } from 'vitest';
import { preparedFolders } from '@main/printing/prepared-folders';

vi.mock('@main/files/regular-file', () => ({ readRegular: (path: string) => Promise.reject(Object.assign(new Error('refused'), { code: path.startsWith('/theirs') ? 'EACCES' : 'ENOENT' })) }));

it('a prepared folder of another account, and one that was moved, are told apart from one that is none', async () => {
  expect(await preparedFolders.manifest('/theirs')).toMatchObject({ ok: false, failure: { message: "The batches in /theirs can't be opened by this account. Sign in as whoever prepared them, or prepare the download again." } });
  expect(await preparedFolders.manifest('/gone')).toMatchObject({ ok: false, failure: { message: '/gone is not there: it was moved, renamed or deleted, or its disk is not connected. Put it back, or prepare the download again.' } });
  expect(await preparedFolders.manifest(tmpdir())).toMatchObject({ ok: false, failure: { message: expect.stringContaining('holds no prepared batches') as string } });
});
