import type * as fileSystem from 'node:fs/promises';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobEnd } from '@main/ports/job';
import { endWithoutValue } from '@main/services/mailing/end-without-value';
import { partialFolderOf } from '@main/services/partial-folder';
import { UnprovedFolders } from '@main/services/unproved-folders';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { mailingSession } from '../../support/mailing-session';

const { drive } = vi.hoisted(() => ({ drive: { isSilent: false } }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fileSystem>();
  /** Never settles for what lies on the share while that is silent. */
  const asking = (look: (path: string) => Promise<unknown>) => (path: string) => (drive.isSilent && path.includes('share') ? new Promise(() => undefined) : look(path));
  return { ...real, lstat: asking(real.lstat), stat: asking(real.stat) };
});
/** Time is up at once while the share is silent, and never while it answers. */
vi.mock('node:timers/promises', () => ({ setTimeout: (_ms: number, value: unknown): Promise<unknown> => (drive.isSilent ? Promise.resolve(value) : new Promise(() => undefined)) }));

let work: string;
beforeEach(() => void (work = mkdtempSync(join(tmpdir(), 'foldline-silent-'))));
afterEach(() => {
  drive.isSilent = false;
  rmSync(work, { recursive: true, force: true });
});

it.each([
  ['from its start', true],
  ['since it was canceled', false],
])('a job that writes to a drive that does not answer %s ends, later ones too, and what it left goes when the drive answers', async (_since, fromTheStart) => {
  const left = join(work, 'share', 'batches');
  const session = mailingSession(work, {
    jobs: {
      run: (request, _onNews, signal) =>
        new Promise<JobEnd>((resolve) => {
          if (!('out' in request) || request.out !== left) return resolve({ type: 'cancelled' });
          mkdirSync(join(partialFolderOf(left), 'written'), { recursive: true });
          signal.addEventListener('abort', () => {
            drive.isSilent = true;
            resolve({ type: 'cancelled' });
          });
        }),
    },
  });
  const write = (out: string): boolean => session.jobs.startWriting({ kind: 'pack', folder: work, out, day: '2026-01-01', dataFolder: join(work, 'data') }, endWithoutValue).ok;

  drive.isSilent = fromTheStart;
  expect(write(left)).toBe(true);
  await session.end();
  drive.isSilent = false;
  expect(write(join(work, 'out.zip'))).toBe(true);
  await session.end();
  expect([existsSync(partialFolderOf(left)), readdirSync(join(work, 'data')).length]).toEqual([true, 1]);

  await new UnprovedFolders(join(work, 'data')).removeAll();
  expect([existsSync(partialFolderOf(left)), readdirSync(join(work, 'data'))]).toEqual([false, []]);
});
