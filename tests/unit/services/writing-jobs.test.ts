import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobEnd, JobHost } from '@main/ports/job';
import { endWithoutValue } from '@main/services/mailing/end-without-value';
import type { MailingSession } from '@main/services/mailing/mailing-session';
import { partialFolderOf } from '@main/services/partial-folder';
import { UnprovedFolders } from '@main/services/unproved-folders';
import type { Events, JobOutcome } from '@shared/ipc/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mailingSession } from '../../support/mailing-session';

const DISK_FULL: JobEnd = { type: 'failed', failure: { code: 'disk-full', message: 'The disk is full.' } };

let work: string;
beforeEach(() => void (work = mkdtempSync(join(tmpdir(), 'foldline-writing-'))));
afterEach(() => rmSync(work, { recursive: true, force: true }));

const sessionOf = (run: JobHost['run']): { readonly session: MailingSession; readonly ended: Promise<JobOutcome> } => {
  let tellEnd: (outcome: JobOutcome) => void = () => undefined;
  const ended = new Promise<JobOutcome>((resolve) => (tellEnd = resolve));
  const session = mailingSession(work, {
    jobs: { run },
    emit: (event, payload) => {
      if (event === 'job.ended') tellEnd((payload as Events['job.ended']).outcome);
    },
  });
  return { session, ended };
};

const request = (out: string) => ({ kind: 'pack', folder: join(work, 'batches'), out, day: '2026-01-01', dataFolder: join(work, 'data') }) as const;

/** What the data folder notes as being written. */
const notes = (): readonly string[] => readdirSync(join(work, 'data')).map((name) => readFileSync(join(work, 'data', name), 'utf8'));

/** What a writer has written when it is ended. */
const writePart = (out: string): void => {
  mkdirSync(partialFolderOf(out), { recursive: true });
  writeFileSync(join(partialFolderOf(out), 'x.pdf'), 'x');
};

describe('a job that writes', () => {
  it.each([
    ['is away, as an unplugged disk is', () => undefined],
    // What lies below can't be looked at, let alone removed.
    ['is something else now', (place: string) => writeFileSync(place, '')],
  ])('ends with what it says where its place %s, and what it left there is tried again at the next start', async (_how, putInstead) => {
    const place = join(work, 'place');
    const out = join(place, 'out.zip');
    const { session, ended } = sessionOf(() => {
      writePart(out);
      renameSync(place, join(work, 'away'));
      putInstead(place);
      return Promise.resolve(DISK_FULL);
    });
    session.jobs.startWriting(request(out), endWithoutValue);
    expect(await ended).toEqual({ status: 'failed', failure: DISK_FULL.failure });
    await expect.poll(() => notes()).toEqual([out]);

    rmSync(place, { force: true });
    renameSync(join(work, 'away'), place);
    await new UnprovedFolders(join(work, 'data')).removeAll();
    expect([existsSync(partialFolderOf(out)), notes()]).toEqual([false, []]);
  });

  it('ends even where what it gave can’t be used', async () => {
    const { session, ended } = sessionOf(() => Promise.resolve(DISK_FULL));
    session.jobs.startWriting(request(join(work, 'out.zip')), () => {
      throw new Error('a fault of our own');
    });
    expect(await ended).toMatchObject({ status: 'failed', failure: { code: 'internal-fault' } });
  });

  it.each<readonly [string, JobHost['run']]>([
    [
      'throws',
      () => {
        throw new Error('no process could be started');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no process could be started'))],
  ])('ends where its start %s, so that the next one can be started', async (_how, run) => {
    const { session, ended } = sessionOf(run);
    const starting = () => session.jobs.startWriting(request(join(work, 'out.zip')), endWithoutValue);
    expect(starting().ok).toBe(true);
    expect(await ended).toMatchObject({ status: 'failed', failure: { code: 'internal-fault' } });
    await session.end();
    expect(starting().ok).toBe(true);
    await session.end();
  });

  it.each<readonly [string, JobEnd]>([
    ['was cancelled', { type: 'cancelled' }],
    ['crashed', { type: 'failed', failure: { code: 'worker-crashed', message: 'Nothing was changed.' } }],
  ])('says what stands there where it %s when that had its name already', async (_how, end) => {
    const out = join(work, 'out.zip');
    const early = sessionOf(() => Promise.resolve(end));
    const late = sessionOf(async () => {
      await expect.poll(() => notes()).toEqual([out]);
      writeFileSync(out, 'whole');
      return end;
    });
    early.session.jobs.startWriting(request(out), endWithoutValue);
    expect(await early.ended).toEqual(endWithoutValue(end));
    late.session.jobs.startWriting(request(out), endWithoutValue);
    expect(await late.ended).toMatchObject({ status: 'failed', failure: { message: expect.stringMatching(/“out\.zip” was written whole already/) } });
  });

  it.each([
    ['a zip, that the ledger may not have it', 'pack', /the ledger may not have it/],
    ['batches, of which the ledger is told nothing, that they are proved', 'prepare', /^(?!.*ledger).* It is proved: keep it, or delete it and save again\.$/],
  ] as const)('says of %s', async (_what, kind, sentence) => {
    const out = join(work, 'out');
    const { session, ended } = sessionOf(async () => {
      await expect.poll(() => notes()).toEqual([out]);
      writeFileSync(out, 'whole');
      return { type: 'cancelled' };
    });
    session.jobs.startWriting({ ...request(out), kind } as ReturnType<typeof request>, endWithoutValue);
    expect(await ended).toMatchObject({ status: 'failed', failure: { message: expect.stringMatching(sentence) } });
  });

  it('is ended with the session, which waits until nothing is left of it', async () => {
    const out = join(work, 'out.zip');
    const { session, ended } = sessionOf(
      (_request, _onNews, signal) =>
        new Promise((resolve) => {
          writePart(out);
          signal.addEventListener('abort', () => setTimeout(() => resolve({ type: 'cancelled' }), 50));
        }),
    );
    session.jobs.startWriting(request(out), endWithoutValue);
    await session.end();
    expect([existsSync(partialFolderOf(out)), existsSync(join(work, 'data'))]).toEqual([false, false]);
    expect(await ended).toEqual({ status: 'cancelled' });
  });
});
