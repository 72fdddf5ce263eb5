import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AS_PLANNED } from '@shared/domain/printing/arrange-pages';
import type { KeptFacts, RunPurpose } from '@shared/domain/printing/ledger-run';
import type { PieceOutcome } from '@shared/domain/printing/piece-outcome';
import type { ReportIdentity } from '@shared/domain/ssr/report-identity';
import { succeeded } from '@shared/ipc/result';
import type { RunDeadline } from '@shared/domain/records/run-deadline';
import { runReport } from '@shared/domain/printing/run-report';
import { MIGRATIONS } from '@main/ledger/migrations';
import { ledgerIn } from '@main/ledger/open-ledger';
import type { Ledger } from '@main/ports/ledger';
import { directTransport } from '@main/printing/direct/direct-transport';
import { type RunWord, sayOfRun, settleAfterJam } from '@main/services/ledger-desk';

let data: string;
let ledger: Ledger;
let time = new Date('2025-08-01T12:00:00Z');
const open = async (): Promise<Ledger> => {
  const opened = await ledgerIn(data, () => time)();
  if (!opened.ok) throw new Error(opened.failure.message);
  return opened.value;
};
beforeEach(async () => {
  time = new Date('2025-08-01T12:00:00Z');
  data = mkdtempSync(join(tmpdir(), 'ledger-books-'));
  ledger = await open();
});
afterEach(() => {
  ledger.close();
  rmSync(data, { recursive: true, force: true });
});

const report = (pupil: number, content = `pages of ${pupil}`, changes: Partial<ReportIdentity> = {}): ReportIdentity => ({ ssid: String(9_000_000_000 + pupil), kind: 'cast', schoolYear: '2024-25', content, ...changes });
const facts = (pupil: number): KeptFacts => ({ ssid: String(9_000_000_000 + pupil), student: `Made-Up Pupil ${pupil}`, school: null, grade: '05' });

type Job = { readonly pieces: readonly number[]; readonly end: PieceOutcome | null; readonly printer?: string; readonly names?: boolean };
/** A run whose piece n holds the report of pupil n; `end` null leaves a job without an end. */
const run = (jobs: readonly Job[], { purpose = 'print', planned }: { readonly purpose?: RunPurpose; readonly planned?: number } = {}): number => {
  const pieces = planned ?? jobs.reduce((sum, job) => sum + job.pieces.length, 0);
  const number = ledger.startRun({ printer: 'Office', purpose, by: 'office', folder: '/batches', batches: [], pieceRanges: '1–3', pieces, sheets: pieces * 2, deadlines: [] });
  jobs.forEach(({ pieces: sent, end, printer = 'Office', names = false }, index) => {
    const job = ledger.recordSending({
      run: number,
      printer,
      jobName: `Foldline run ${number}`,
      batch: 'one',
      batchSha256: 'abc',
      pages: sent.length * 2,
      arrangement: AS_PLANNED,
      pieces: sent.map((piece) => ({ piece, ssid: String(9_000_000_000 + piece), reports: [report(piece)], kept: names ? [facts(piece)] : [] })),
    });
    if (end !== 'not-sent') ledger.recordCreated(job, { printer, id: 70 + index });
    if (end !== null) ledger.recordEnd(job, { state: end === 'ok' ? 'completed' : end === 'not-sent' ? 'not-sent' : 'aborted', reasons: [], outcome: end });
  });
  return number;
};

describe('what was mailed', () => {
  test('is told report by report: mailed, issued again, unsure or new', () => {
    run([{ pieces: [1, 2], end: 'ok' }, { pieces: [3], end: 'unknown' }, { pieces: [4], end: 'not-sent' }]);
    const asked = [report(1), report(2, 'other pages'), report(3), report(4), report(5), report(2, 'other pages', { kind: 'csa' }), report(2, 'other pages', { schoolYear: '2023-24' }), report(1, 'pages of 1', { ssid: null }), report(6, 'x', { content: null })];
    expect(ledger.mailing(asked)).toEqual(['mailed', 'reissued', 'unsure', 'new', 'new', 'new', 'new', 'mailed', 'new']);
  });

  test('tells of the mailed issue too where one was mailed and this one was pulled', () => {
    const [first, second] = [report(1), report(1, 'other pages')];
    for (const [piece, identity] of [[1, first], [2, second]] as const) {
      const job = ledger.recordSending({ run: run([], { planned: 1 }), printer: 'Office', jobName: 'x', batch: 'one', batchSha256: `abc${piece}`, pages: 2, arrangement: AS_PLANNED, pieces: [{ piece, ssid: identity.ssid, reports: [identity], kept: [] }] });
      ledger.recordEnd(job, { state: 'completed', reasons: [], outcome: 'ok' });
    }
    ledger.settle(2, [2], 'pull', 'office');
    expect(ledger.mailing([first, second])).toEqual(['mailed', 'pulled-reissued']);
    ledger.settle(1, [1], 'pull', 'office');
    expect(ledger.mailing([first, second])).toEqual(['pulled', 'pulled']);
  });

  test('changes with a person\'s word: a pulled piece was not mailed, and one found good was', () => {
    const first = run([{ pieces: [1], end: 'ok' }, { pieces: [2, 3], end: 'unknown' }]);
    expect(ledger.settle(first, [1], 'pull', 'office')).toEqual([]);
    ledger.settle(first, [2], 'ok', 'office');
    ledger.settle(first, [3], 'reprint', 'office');
    expect(ledger.mailing([report(1), report(2), report(3)])).toEqual(['pulled', 'mailed', 'new']);
  });

  test('on paper is not what was handed over as files, which is written down as well', () => {
    expect(ledger.recordDelivery({ kind: 'protected-files', place: 'For the portal', by: 'office', reports: [report(1), report(2)] })).toBe(1);
    expect(ledger.mailing([report(1)])).toEqual(['new']);
    expect(ledger.deliveries()).toEqual([{ delivery: 1, at: '2025-08-01T12:00:00.000Z', by: 'office', kind: 'protected-files', place: 'For the portal', reports: 2 }]);
  });
});

describe('a run', () => {
  test('is read back with sums that add up to what was to be printed', () => {
    run([{ pieces: [1, 2, 3], end: 'ok' }, { pieces: [4, 5], end: 'unknown' }], { planned: 8 });
    ledger.settle(1, [3], 'reprint', 'office');
    run([{ pieces: [3], end: 'ok', printer: 'Library' }], { purpose: 'reprint' });
    expect(ledger.runs()).toEqual([
      { run: 2, purpose: 'reprint', printers: ['Library'], startedAt: '2025-08-01T12:00:00.000Z', startedBy: 'office', folder: '/batches', pieceRanges: '1–3', pieces: 1, sheets: 2, deadlines: [], sums: sums({ ok: 1 }), now: sums({ ok: 1 }), signedOff: null },
      { run: 1, purpose: 'print', printers: ['Office'], startedAt: '2025-08-01T12:00:00.000Z', startedBy: 'office', folder: '/batches', pieceRanges: '1–3', pieces: 8, sheets: 16, deadlines: [], sums: sums({ ok: 2, reprint: 1, unknown: 2, notSent: 3 }), now: sums({ ok: 3, unknown: 2, notSent: 3 }), signedOff: null },
    ]);
    expect(ledger.run(1)).toMatchObject({
      jobs: [{ id: 70, fromPiece: 1, toPiece: 3, pages: 6, state: 'completed' }, { id: 71, fromPiece: 4, toPiece: 5, state: 'aborted' }],
      piecesTaken: [
        { piece: 1, inRun: 'ok', now: 'ok', nowRun: 1, by: '', kept: [] },
        { piece: 2, inRun: 'ok', now: 'ok' },
        { piece: 3, inRun: 'reprint', now: 'ok', nowRun: 2 },
        { piece: 4, inRun: 'unknown', now: 'unknown' },
        { piece: 5, inRun: 'unknown', now: 'unknown' },
      ],
    });
    expect(ledger.run(3)).toBeNull();
  });

  test('counts a piece once that went to a second printer within it', () => {
    run([{ pieces: [1, 2], end: 'unknown', printer: 'Office' }, { pieces: [2], end: 'ok', printer: 'Library' }], { planned: 2 });
    expect(ledger.runs()).toMatchObject([{ pieces: 2, printers: ['Office', 'Library'], sums: sums({ ok: 1, unknown: 1 }), now: sums({ ok: 1, unknown: 1 }) }]);
    expect(ledger.run(1)?.piecesTaken.map(({ piece, inRun }) => [piece, inRun])).toEqual([[1, 'unknown'], [2, 'ok']]);
  });

  test('keeps a person\'s word against what the printer says of the job later', () => {
    const job = ledger.recordSending({ run: run([], { planned: 2 }), printer: 'Office', jobName: 'x', batch: 'one', batchSha256: 'abc', pages: 4, arrangement: AS_PLANNED, pieces: [1, 2].map((piece) => ({ piece, ssid: null, reports: [], kept: [] })) });
    ledger.settle(1, [1], 'pull', 'office');
    ledger.recordEnd(job, { state: 'completed', reasons: [], outcome: 'ok' });
    expect([...ledger.outcomes('abc')]).toEqual([[1, 'pull'], [2, 'ok']]);
    expect(ledger.run(1)?.piecesTaken.map(({ by }) => by)).toEqual(['office', '']);
  });

  test('names the pieces that it never took to a printer', () => {
    run([{ pieces: [1], end: 'ok' }, { pieces: [2], end: 'not-sent' }]);
    expect(ledger.settle(1, [1, 2, 3], 'ok', 'office')).toEqual([2, 3]);
  });

  test('is signed off, the last word counting', () => {
    run([{ pieces: [1], end: 'ok' }]);
    ledger.signOff(1, 'A. Clerk', '');
    ledger.signOff(1, 'B. Clerk', 'counted twice');
    expect(ledger.runs()[0]?.signedOff).toEqual({ at: '2025-08-01T12:00:00.000Z', name: 'B. Clerk', note: 'counted twice' });
  });
});

describe('forgetting', () => {
  test('takes whose the old pieces were out of the file, and leaves numbers and outcomes', async () => {
    run([{ pieces: [1, 2], end: 'ok', names: true }]);
    ledger.recordDelivery({ kind: 'export', place: 'x', by: 'office', reports: [report(7)] });
    time = new Date('2026-08-01T12:00:00Z');
    run([{ pieces: [3], end: 'ok', names: true }]);
    expect(ledger.run(1)?.piecesTaken[0]?.kept).toEqual([facts(1)]);
    expect(ledger.forgetBefore('2026-01-01T00:00:00.000Z')).toBe(1);
    expect(ledger.forgetBefore('2026-01-01T00:00:00.000Z')).toBe(0);
    expect(ledger.run(1)?.piecesTaken[0]?.kept).toEqual([]);
    expect(ledger.run(2)?.piecesTaken[0]?.kept).toEqual([facts(3)]);
    expect(ledger.mailing([report(1), report(3)])).toEqual(['new', 'mailed']);
    expect(ledger.runs().map(({ sums: { ok } }) => ok)).toEqual([1, 2]);
    ledger.close();
    const file = readFileSync(join(data, 'ledger.sqlite'), 'latin1');
    expect(file).toContain('Made-Up Pupil 3');
    expect(file).not.toContain('Made-Up Pupil 1');
    expect(file).not.toContain('Made-Up Pupil 2');
    ledger = await open();
  });

  test('leaves what was printed while the clock had been set back', async () => {
    const deliver = (pupil: number) => ledger.recordDelivery({ kind: 'export', place: 'x', by: 'office', reports: [report(pupil)] });
    run([{ pieces: [1], end: 'ok' }]);
    deliver(7);
    time = new Date('2009-01-01T00:00:00Z');
    run([{ pieces: [2], end: 'ok', names: true }]);
    deliver(8);
    time = new Date('2025-09-15T12:00:00Z');
    expect(ledger.forgetBefore('2023-08-02T12:00:00.000Z')).toBe(0);
    expect(ledger.run(2)?.piecesTaken[0]?.kept).toEqual([facts(2)]);
    expect(ledger.mailing([report(1), report(2)])).toEqual(['mailed', 'mailed']);
    // They go with what stood before them.
    expect(ledger.forgetBefore('2025-08-02T12:00:00.000Z')).toBe(2);
    expect(ledger.mailing([report(1), report(2)])).toEqual(['new', 'new']);
  });

  test('goes by none of the times that a clock told that was ahead', async () => {
    const enter = (at: string, pupil: number): void => {
      time = new Date(at);
      run([{ pieces: [pupil], end: 'ok' }]);
      ledger.recordDelivery({ kind: 'export', place: 'x', by: 'office', reports: [report(pupil)] });
    };
    enter('2040-01-01T00:00:00Z', 1);
    enter('2025-08-01T12:00:00Z', 2);
    enter('2040-01-01T00:00:00Z', 3);
    enter('2026-08-01T12:00:00Z', 4);
    enter('2027-08-01T12:00:00Z', 5);
    const asked = [1, 2, 3, 4, 5].map((pupil) => report(pupil));
    expect(ledger.forgetBefore('2025-08-01T12:00:00.000Z')).toBe(0);
    expect(ledger.forgetBefore('2026-08-01T00:00:00.000Z')).toBe(3);
    expect(ledger.mailing(asked)).toEqual(['new', 'new', 'new', 'mailed', 'mailed']);
    time = new Date('2028-08-01T12:00:00Z');
    expect(ledger.forgetBefore('2027-08-01T00:00:00.000Z')).toBe(1);
    expect(ledger.mailing(asked)).toEqual(['new', 'new', 'new', 'new', 'mailed']);
    ledger.close();
    const database = new sqlite.Database(join(data, 'ledger.sqlite'));
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    expect(database.all('SELECT delivery FROM delivered_reports')).toEqual([{ delivery: 5 }]);
    database.close();
    ledger = await open();
  });

  test('waits where the clock may have been set years ahead, until the ledger went on for a month at its time', async () => {
    run([{ pieces: [1], end: 'ok' }]);
    time = new Date('2035-08-01T12:00:00Z');
    expect(ledger.forgetBefore('2033-08-01T12:00:00.000Z')).toBe(0);
    // What is printed with the wrong clock bears no witness for it.
    run([{ pieces: [2], end: 'ok' }]);
    time = new Date('2035-08-20T12:00:00Z');
    expect(ledger.forgetBefore('2033-08-20T12:00:00.000Z')).toBe(0);
    expect(ledger.mailing([report(1)])).toEqual(['mailed']);
    time = new Date('2035-09-01T12:00:00Z');
    expect(ledger.forgetBefore('2033-09-01T12:00:00.000Z')).toBe(1);
    expect(ledger.mailing([report(1), report(2)])).toEqual(['new', 'mailed']);
  });

  test('does not wait in an office that prints once a year, however soon it wants to forget', async () => {
    run([{ pieces: [1], end: 'ok' }]);
    time = new Date('2026-10-01T12:00:00Z');
    expect(ledger.forgetBefore('2026-09-30T12:00:00.000Z')).toBe(1);
  });

  test('is the only way that something goes', async () => {
    run([{ pieces: [1], end: 'ok', names: true }]);
    ledger.signOff(1, 'A. Clerk', '');
    ledger.recordDelivery({ kind: 'export', place: 'x', by: 'office', reports: [report(7)] });
    ledger.close();
    const database = new sqlite.Database(join(data, 'ledger.sqlite'));
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    for (const table of ['pieces', 'piece_reports', 'piece_facts', 'sign_offs', 'deliveries', 'delivered_reports']) {
      expect(() => database.exec(`DELETE FROM ${table}`), table).toThrow('append-only');
      expect(() => database.exec(`UPDATE ${table} SET rowid = rowid`), table).toThrow('append-only');
    }
    database.close();
    ledger = await open();
  });
});

test('a piece of several students tells each of their reports by its own student, mailed or issued again', async () => {
  const number = ledger.startRun({ printer: 'Office', purpose: 'print', by: 'office', folder: '/batches', batches: [], pieceRanges: '1', pieces: 1, sheets: 4, deadlines: [] });
  const pieces = [{ piece: 1, ssid: report(1).ssid, reports: [report(1), report(2)], kept: [facts(1), facts(2)] }];
  const job = ledger.recordSending({ run: number, printer: 'Office', jobName: 'x', batch: 'one', batchSha256: 'abc', pages: 8, arrangement: AS_PLANNED, pieces });
  ledger.recordEnd(job, { state: 'completed', reasons: [], outcome: 'ok' });
  expect(ledger.mailing([report(1), report(2), report(1, 'other pages'), report(2, 'other pages'), report(3)])).toEqual(['mailed', 'mailed', 'reissued', 'reissued', 'new']);
  expect(ledger.run(number)?.piecesTaken[0]?.kept).toEqual([facts(1), facts(2)]);
  ledger.close();
  const database = new sqlite.Database(join(data, 'ledger.sqlite'));
  database.exec('PRAGMA locking_mode = EXCLUSIVE');
  const keys = database.all('SELECT student_key FROM piece_reports ORDER BY place').map((row) => row['student_key']);
  const [lead] = database.all('SELECT student_key FROM pieces').map((row) => row['student_key']);
  database.close();
  expect(new Set(keys).size).toBe(2);
  expect(keys[0]).toBe(lead);
  ledger = await open();
});

test('a run keeps when its reports were due, as of its day', () => {
  const deadline: RunDeadline = { program: 'CAASPP', received: '2025-07-28', receivedFrom: 'entered', due: '2025-08-25', daysLeft: 24, rule: '5 CCR 863(a): within 20 working days', assumptions: ['Counting starts on the day after receipt.'], missing: null };
  const number = ledger.startRun({ printer: 'Office', purpose: 'print', by: 'office', folder: '/batches', batches: [], pieceRanges: '1', pieces: 1, sheets: 4, deadlines: [deadline] });
  expect(ledger.run(number)?.deadlines).toEqual([deadline]);
  expect(ledger.runs()[0]?.deadlines).toEqual([deadline]);
  const report = runReport(ledger.run(number)!);
  expect(report.facts).toContainEqual(['Due', 'CAASPP: due 2025-08-25, 24 days left on the day of the run. 5 CCR 863(a): within 20 working days. Received 2025-07-28. Counting starts on the day after receipt.']);
});

test('a ledger of version 2 keeps its reports and the one student of each piece', async () => {
  ledger.close();
  rmSync(join(data, 'ledger.sqlite'));
  const old = new sqlite.Database(join(data, 'ledger.sqlite'));
  old.exec(`CREATE TABLE migrations (version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL) STRICT; INSERT INTO migrations VALUES (1, ''), (2, '')`);
  old.exec((MIGRATIONS[0] ?? '') + (MIGRATIONS[1] ?? ''));
  old.exec(`INSERT INTO runs (run, printer, purpose, started_at, pieces) VALUES (1, 'Office', 'print', '2025-07-01T08:00:00.000Z', 1); INSERT INTO jobs VALUES (1, 1, 'name', 'one', 'abc', 4, 'Office');
    INSERT INTO job_entries VALUES (1, 1, 'then', 'completed', 9, '[]'); INSERT INTO pieces VALUES (1, 'abc', 1, 'k1');
    INSERT INTO piece_reports VALUES (1, 1, 0, 'abc', 'c1', 'i1'); INSERT INTO piece_entries (job, batch_sha256, piece, at, outcome) VALUES (1, 'abc', 1, 'then', 'ok')`);
  old.run('INSERT INTO piece_facts VALUES (1, 1, ?)', [JSON.stringify(facts(1))]);
  old.close();
  ledger = await open();
  expect(ledger.run(1)?.piecesTaken).toMatchObject([{ piece: 1, now: 'ok', kept: [facts(1)] }]);
  ledger.settle(1, [1], 'pull', 'office');
  expect([...ledger.outcomes('abc')]).toEqual([[1, 'pull']]);
});

test('a ledger of version 1 is brought up with all that it holds', async () => {
  ledger.close();
  rmSync(join(data, 'ledger.sqlite'));
  const old = new sqlite.Database(join(data, 'ledger.sqlite'));
  old.exec(`CREATE TABLE migrations (version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL) STRICT; INSERT INTO migrations VALUES (1, '')`);
  old.exec(MIGRATIONS[0] ?? '');
  old.exec(`INSERT INTO runs VALUES (1, 'Office', 'print', '2025-07-01T08:00:00.000Z'); INSERT INTO jobs VALUES (1, 1, 'name', 'one', 'abc', 4);
    INSERT INTO job_entries VALUES (1, 1, 'then', 'sending', NULL, '[]'), (2, 1, 'then', 'created', 9, '[]');
    INSERT INTO pieces VALUES (1, 'abc', 1, 'k1'), (1, 'abc', 2, 'k2');
    INSERT INTO piece_entries VALUES (1, 1, 'abc', 1, 'then', 'unknown'), (2, 1, 'abc', 2, 'then', 'unknown')`);
  old.close();
  ledger = await open();
  expect(ledger.batchesOf(1)).toEqual({ planned: null, sent: ['abc'] });
  expect(ledger.openJobs()).toEqual([{ job: 1, jobName: 'name', sides: 'both', printer: 'Office', reference: { printer: 'Office', id: 9 }, neverSent: false, isHandedOver: false, isSentWhole: false }]);
  ledger.settle(1, [1], 'ok', 'office');
  expect(ledger.runs()).toMatchObject([{ run: 1, printers: ['Office'], startedBy: '', folder: '', pieces: 2, sheets: 0, sums: sums({ ok: 1, unknown: 1 }) }]);
});

function sums(given: Partial<Record<'ok' | 'reprint' | 'pull' | 'unknown' | 'notSent', number>>) {
  return { ok: 0, reprint: 0, pull: 0, unknown: 0, notSent: 0, ...given };
}

test('what a person says of a run is written as one: a word that can’t be leaves none of the others', async () => {
  const pool = run([{ pieces: [1, 2], end: 'unknown', printer: 'Office' }, { pieces: [3, 4], end: 'unknown', printer: 'Library' }]);
  const transport = directTransport({ userName: 'office', printers: async () => [] });
  const say = (...words: readonly RunWord[]) => sayOfRun(pool, words, { openLedger: async () => succeeded({ ...ledger, close: () => undefined }), ledgerExists: () => true, transport, account: 'office' });
  const office: RunWord = { kind: 'last-good', printer: 'Office', lastGood: 1 };
  const before = ledger.run(pool);
  expect(await say(office, { kind: 'last-good', printer: 'Library', lastGood: 2 })).toMatchObject({ ok: false, failure: { code: 'pieces-unknown' } });
  expect(await say({ kind: 'pieces', pieces: [1], word: 'ok' }, { kind: 'pieces', pieces: [9], word: 'pull' })).toMatchObject({ ok: false, failure: { code: 'pieces-unknown' } });
  expect(await say(office, { kind: 'sign-off', name: 'A. Clerk', note: '' })).toMatchObject({ ok: false, failure: { code: 'not-settled' } });
  expect(ledger.run(pool)).toEqual(before);
  expect(await say(office, { kind: 'last-good', printer: 'Library', lastGood: 4 }, { kind: 'sign-off', name: 'A. Clerk', note: '' })).toMatchObject({ ok: true, value: { now: { ok: 3, reprint: 1, unknown: 0 }, signedOff: { name: 'A. Clerk' } } });
});

test('the last good piece of a printer is one that went there: of a pool, what lies between went to another', async () => {
  const pool = run([{ pieces: [1, 2, 3], end: 'unknown', printer: 'Office' }, { pieces: [4, 5, 6], end: 'unknown', printer: 'Library' }, { pieces: [7, 8, 9], end: 'unknown', printer: 'Office' }]);
  const transport = directTransport({ userName: 'office', printers: async () => [] });
  const settle = (lastGood: number, printer: string) => settleAfterJam(pool, lastGood, { openLedger: async () => succeeded({ ...ledger, close: () => undefined }), ledgerExists: () => true, transport, account: 'office' }, printer);
  const fault = { code: 'pieces-unknown', message: 'Pieces 1–3, 7–9 went there. Enter one of these, or 0 where none came out whole.' };
  for (const elsewhere of [5, 10]) expect(await settle(elsewhere, 'Office')).toEqual({ ok: false, failure: fault });
  expect(await settle(8, 'Office')).toMatchObject({ ok: true, value: { now: { ok: 5, reprint: 1, unknown: 3 } } });
  expect(await settle(5, 'Library')).toMatchObject({ ok: true, value: { now: { ok: 7, reprint: 2, unknown: 0 } } });
});
