import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobEnd } from '@main/ports/job';
import { LONG_READING_MS, signOfHandWork } from '@main/services/mailing/at-stake';
import type { MailingSession } from '@main/services/mailing/mailing-session';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mailingSession } from '../../support/mailing-session';

let work: string;
let nowMs: number;
let tellEnd: (end: JobEnd) => void;
let session: MailingSession;
beforeEach(async () => {
  work = mkdtempSync(join(tmpdir(), 'foldline-at-stake-'));
  mkdirSync(join(work, 'downloads'));
  writeFileSync(join(work, 'downloads', 'a.pdf'), '%PDF-');
  nowMs = 0;
  session = mailingSession(work, { now: () => new Date(nowMs), jobs: { run: () => new Promise((resolve) => (tellEnd = resolve)) } });
  await session.addDownloads([join(work, 'downloads')]);
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

const hold = (...ssids: readonly string[]): Promise<unknown> => {
  // Without findings no plan is made, and what was asked for is kept all the same, as while downloads are read anew.
  const planner = (session as unknown as { readonly planner: { make: (settings: object) => Promise<unknown> } }).planner;
  return planner.make({ ...DEFAULT_PREPARE_SETTINGS, hold: ssids });
};

describe('what a person would miss where the window closes', () => {
  it('is nothing where downloads were only added and read', async () => {
    expect(session.atStake()).toBeNull();
    await hold();
    expect(session.atStake()).toBeNull();
  });

  it('is a reading that has gone on for a while, and not one that is soon begun again', async () => {
    session.inspect([]);
    expect(session.atStake()).toBeNull();
    nowMs = LONG_READING_MS;
    expect(session.atStake()).toBe('reading');
    tellEnd({ type: 'cancelled' });
    await session.jobs.ended();
    expect(session.atStake()).toBeNull();
  });

  it('is every writing from its beginning', async () => {
    session.jobs.startWriting({ kind: 'pack', folder: work, out: join(work, 'out.zip'), day: '2026-01-01', dataFolder: work }, () => ({ status: 'cancelled' }));
    expect(session.atStake()).toBe('writing');
    await hold('9900000001');
    expect(session.atStake()).toBe('writing');
    tellEnd({ type: 'cancelled' });
    await session.jobs.ended();
    expect(session.atStake()).toBe('choices');
  });

  it('is what was chosen by hand until files were written with it, and again once it is otherwise', async () => {
    await hold('9900000001');
    expect(session.atStake()).toBe('choices');
    session.byHand.markUsed(session.byHand.sign);
    expect(session.atStake()).toBeNull();
    await hold('9900000001', '9900000002');
    expect(session.atStake()).toBe('choices');
    await hold();
    expect(session.atStake()).toBeNull();
  });

  it('is nothing any more where all was cleared', async () => {
    await hold('9900000001');
    session.clear();
    expect(session.atStake()).toBeNull();
  });
});

const NOTHING = { ...DEFAULT_PREPARE_SETTINGS, preferred: [], corrections: [], cuts: [] };

it.each([
  { hold: ['9900000001'] },
  { addresses: [{ ssid: '9900000001', lines: ['1 Made-Up Lane'] }] },
  { masks: ['Overall score'] },
  { siblings: [['9900000001', '9900000002']] },
  { preferred: ['report 1'] },
  { cuts: [{ download: 'a', place: 0, entry: 'b', beginnings: [1] }] },
])('%j is work of a person', (chosen) => expect(signOfHandWork({ ...NOTHING, ...chosen })).not.toBe(''));

it('settings that the next start has again are no work that could be lost', () => {
  expect(signOfHandWork(NOTHING)).toBe('');
  expect(signOfHandWork({ ...NOTHING, sort: 'zip', combineStudents: true, returnAddress: ['Alder Bay Unified'] } as typeof NOTHING)).toBe('');
});
