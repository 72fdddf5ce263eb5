import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AS_PLANNED } from '@shared/domain/printing/arrange-pages';
import type { PieceOutcome } from '@shared/domain/printing/piece-outcome';
import { openDatabase } from '@main/ledger/open-database';
import { ledgerIn } from '@main/ledger/open-ledger';
import { ledgerExistsIn } from '@main/ledger/ledger-file';
import { takeProgramLock } from '@main/files/program-lock';
import type { Ledger, RunPurpose } from '@main/ports/ledger';

let scratch: string;
let data: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ledger-'));
  data = join(scratch, 'data');
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

const now = (): Date => new Date('2025-08-01T12:00:00Z');
const open = async (folder = data): Promise<Ledger> => {
  const opened = await ledgerIn(folder, now)();
  if (!opened.ok) throw new Error(opened.failure.message);
  return opened.value;
};
const failureIn = async (folder = data): Promise<string | null> => {
  const opened = await ledgerIn(folder, now)();
  return opened.ok ? null : opened.failure.code;
};
const printRun = (purpose: RunPurpose = 'print', pieces = 3) => ({ printer: 'Office', purpose, by: 'office', folder: '/batches', batches: [], pieceRanges: '1–3', pieces, sheets: pieces * 2, deadlines: [] });
const job = (run: number, pieces: readonly number[]) => ({
  run,
  printer: 'Office',
  jobName: `Foldline run ${run}`,
  batch: 'one',
  batchSha256: 'abc',
  pages: pieces.length * 2,
  arrangement: AS_PLANNED,
  pieces: pieces.map((piece) => ({ piece, ssid: piece === 3 ? null : String(9_000_000_000 + piece), reports: [], kept: [] })),
});
/** The number of a process that has ended. */
const deadProcess = (): number => spawnSync(process.execPath, ['-e', '']).pid;
/** The disk as a killed program leaves it: everything that was written, its lock included. */
const killedCopy = (): string => {
  const copy = join(scratch, 'after-the-kill');
  cpSync(data, copy, { recursive: true });
  const lock = join(copy, 'ledger.lock');
  writeFileSync(lock, JSON.stringify({ ...(JSON.parse(readFileSync(lock, 'utf8')) as object), processId: deadProcess() }));
  return copy;
};

describe('the ledger', () => {
  test('knows the last outcome of each piece, also after it was closed', async () => {
    const ledger = await open();
    const run = ledger.startRun(printRun());
    const first = ledger.recordSending(job(run, [1, 2, 3]));
    expect([...ledger.outcomes('abc')]).toEqual([[1, 'unknown'], [2, 'unknown'], [3, 'unknown']]);
    ledger.recordCreated(first, { printer: 'Office', id: 71 });
    ledger.recordEnd(first, { state: 'completed', reasons: [], outcome: 'ok' });
    ledger.recordSending(job(ledger.startRun(printRun('reprint')), [2]));
    ledger.close();

    const again = await open();
    expect([...again.outcomes('abc')].toSorted(([one], [other]) => one - other)).toEqual([[1, 'ok'], [2, 'unknown'], [3, 'ok']]);
    expect([...again.outcomes('another batch')]).toEqual([]);
    expect(again.startRun(printRun())).toBe(3);
    again.close();
  });

  test('keeps what a piece is when a later job with it is not sent', async () => {
    const ledger = await open();
    const send = (purpose: RunPurpose, pieces: readonly number[], outcome: PieceOutcome): number => {
      const entry = ledger.recordSending(job(ledger.startRun(printRun(purpose)), pieces));
      ledger.recordEnd(entry, { state: outcome === 'not-sent' ? 'not-sent' : 'completed', reasons: [], outcome });
      return entry;
    };
    const outcomes = () => Object.fromEntries(ledger.outcomes('abc'));
    send('print', [1], 'ok');
    send('print', [2], 'unknown');
    send('print', [3], 'reprint');
    send('print', [4], 'pull');
    send('reprint', [1, 2, 3, 4, 5], 'not-sent');
    expect(outcomes()).toEqual({ 1: 'ok', 2: 'unknown', 3: 'reprint', 4: 'pull', 5: 'not-sent' });
    send('reprint', [1, 2, 3, 4, 5], 'ok');
    expect(outcomes()).toEqual({ 1: 'ok', 2: 'ok', 3: 'ok', 4: 'ok', 5: 'ok' });
    ledger.close();
  });

  test('holds the newest sending against what is learnt of an older one later', async () => {
    const ledger = await open();
    const older = ledger.recordSending(job(ledger.startRun(printRun()), [1]));
    const newer = ledger.recordSending(job(ledger.startRun(printRun('reprint')), [1]));
    ledger.recordEnd(newer, { state: 'completed', reasons: [], outcome: 'ok' });
    ledger.recordEnd(older, { state: 'canceled', reasons: [], outcome: 'unknown' });
    expect([...ledger.outcomes('abc')]).toEqual([[1, 'ok']]);
    ledger.close();
  });

  test('leaves an unknown, not a loss, when the program is killed', async () => {
    const ledger = await open();
    const run = ledger.startRun(printRun());
    ledger.recordEnd(ledger.recordSending(job(run, [1])), { state: 'completed', reasons: [], outcome: 'ok' });
    ledger.recordSending(job(run, [2]));
    ledger.recordCreated(ledger.recordSending(job(run, [4])), { printer: 'Office', id: 72 });
    const copy = killedCopy();
    ledger.close();

    const after = await open(copy);
    expect([...after.outcomes('abc')]).toEqual([[1, 'ok'], [2, 'unknown'], [4, 'unknown']]);
    expect(after.openJobs('abc')).toEqual([
      { job: 2, jobName: 'Foldline run 1', sides: 'both', printer: 'Office', reference: null, neverSent: true, isHandedOver: false, isSentWhole: false },
      { job: 3, jobName: 'Foldline run 1', sides: 'both', printer: 'Office', reference: { printer: 'Office', id: 72 }, neverSent: false, isHandedOver: false, isSentWhole: false },
    ]);
    after.close();
  });

  test('is added to only', async () => {
    const ledger = await open();
    ledger.recordSending(job(ledger.startRun(printRun()), [1]));
    ledger.close();
    const database = new sqlite.Database(join(data, 'ledger.sqlite'));
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    for (const table of ['runs', 'jobs', 'job_entries', 'pieces', 'piece_entries']) {
      expect(() => database.exec(`DELETE FROM ${table}`)).toThrow('append-only');
    }
    expect(() => database.exec("UPDATE piece_entries SET outcome = 'ok'")).toThrow('append-only');
    database.close();
  });

  test('keeps students as keyed hashes, which another key makes different', async () => {
    const keysIn = async (folder: string): Promise<unknown> => {
      const ledger = await open(folder);
      ledger.recordSending(job(ledger.startRun(printRun()), [1, 2, 3]));
      ledger.close();
      const database = new sqlite.Database(join(folder, 'ledger.sqlite'));
      database.exec('PRAGMA locking_mode = EXCLUSIVE');
      const keys = database.all('SELECT student_key FROM pieces ORDER BY piece').map((row) => row['student_key']);
      database.close();
      return keys;
    };
    const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
    const keys = await keysIn(data);
    expect(keys).toEqual([hash, hash, null]);
    expect(await keysIn(join(scratch, 'other'))).not.toEqual(keys);
  });

  test('is one program\'s at a time', async () => {
    const ledger = await open();
    expect(await failureIn()).toBe('ledger-in-use');
    // The window never shows where the data is, unless a person has to go there.
    expect(await ledgerIn(data, now)()).toMatchObject({ failure: { message: expect.not.stringContaining(data) } });
    ledger.close();
    expect(await failureIn()).toBeNull();
  });

  test.runIf(existsSync('/proc/self'))('says where no folder for it can be made', async () => {
    expect(await ledgerIn('/proc/no-such-folder/below', now)()).toEqual({
      ok: false,
      failure: { code: 'ledger-unreadable', message: "The ledger in /proc/no-such-folder/below can't be opened. Check that the folder can be written and its disk has room." },
    });
  });

  test('of a newer program, or a damaged one, is left alone', async () => {
    (await open()).close();
    const database = new sqlite.Database(join(data, 'ledger.sqlite'));
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec("INSERT INTO migrations (version, applied_at) VALUES (99, '')");
    database.close();
    expect(await failureIn()).toBe('ledger-from-newer-program');

    const damaged = join(scratch, 'damaged');
    (await open(damaged)).close();
    writeFileSync(join(damaged, 'ledger.sqlite'), 'this is no database, and it is long enough to be looked at as one'.repeat(40));
    expect(await failureIn(damaged)).toBe('ledger-unreadable');
    expect(await ledgerIn(damaged, now)()).toMatchObject({ failure: { code: 'ledger-unreadable', message: expect.stringContaining('is damaged. Move every file of it, whose names begin with "ledger.", into another folder, then put ledger.sqlite and ledger.key back from a backup.') } });
  });
});

describe('a ledger that was lost', () => {
  const printOnce = async (folder = data): Promise<void> => {
    const ledger = await open(folder);
    ledger.recordEnd(ledger.recordSending(job(ledger.startRun(printRun()), [1, 2])), { state: 'completed', reasons: [], outcome: 'ok' });
    ledger.close();
  };
  const file = (name: string, folder = data): string => join(folder, name);
  const lost = { ok: false, failure: { code: 'ledger-lost', message: expect.stringContaining('put ledger.sqlite and ledger.key back from a backup') } };

  test.each([
    ['emptied', () => truncateSync(file('ledger.sqlite'))],
    ['missing', () => rmSync(file('ledger.sqlite'))],
  ])('is said to be where its file is %s, and no new one takes its place', async (_name, lose) => {
    await printOnce();
    lose();
    expect(ledgerExistsIn(data)).toBe(true);
    for (let tries = 0; tries < 2; tries += 1) expect(await ledgerIn(data, now)()).toEqual({ ok: false, failure: { code: 'ledger-lost', message: expect.stringContaining(`The ledger in ${data} is missing or empty, so what was printed before is not known.`) } });
    expect(existsSync(file('ledger.lock'))).toBe(false);
  });

  test('is said to be where all of it stood in a log that is gone', async () => {
    const ledger = await open();
    ledger.startRun(printRun());
    mkdirSync(join(scratch, 'copy'));
    for (const name of ['ledger.sqlite', 'ledger.key']) copyFileSync(file(name), join(scratch, 'copy', name));
    ledger.close();
    expect(await ledgerIn(join(scratch, 'copy'), now)()).toEqual(lost);
  });

  test.each([
    ['missing', () => rmSync(file('ledger.key'))],
    ['cut', () => truncateSync(file('ledger.key'), 7)],
    ["another ledger's", () => copyFileSync(file('ledger.key', join(scratch, 'other')), file('ledger.key'))],
  ])('is said to be where its key is %s: no report would be known again', async (_name, lose) => {
    await printOnce();
    await printOnce(join(scratch, 'other'));
    const key = readFileSync(file('ledger.key'));
    lose();
    for (let tries = 0; tries < 2; tries += 1) expect(await ledgerIn(data, now)()).toEqual(lost);
    writeFileSync(file('ledger.key'), key);
    const ledger = await open();
    expect([...ledger.outcomes('abc')]).toEqual([[1, 'ok'], [2, 'ok']]);
    ledger.close();
  });

  test('begins anew once a person has moved its files away, as on a computer that never printed', async () => {
    await printOnce();
    for (const name of ['ledger.sqlite', 'ledger.key']) rmSync(file(name));
    expect(ledgerExistsIn(data)).toBe(false);
    expect(await failureIn()).toBeNull();
  });

  test('is none where the program ended before its first one was whole', async () => {
    mkdirSync(data);
    writeFileSync(file('ledger.sqlite'), '');
    (await open()).close();
    const cut = join(scratch, 'cut');
    mkdirSync(cut);
    openDatabase(file('ledger.sqlite', cut), now, false).close();
    writeFileSync(file('ledger.key.new', cut), 'cut');
    (await open(cut)).close();
  });
});

describe('the lock', () => {
  const path = (): string => join(scratch, 'lock');
  const holder = (changes: object): void => {
    takeProgramLock(path())?.();
    const release = takeProgramLock(path());
    const own = JSON.parse(readFileSync(path(), 'utf8')) as object;
    release?.();
    writeFileSync(path(), JSON.stringify({ ...own, ...changes }));
  };

  test('of a program that is gone is taken over', () => {
    holder({ processId: deadProcess() });
    expect(takeProgramLock(path())).not.toBeNull();
  });

  test.skipIf(process.platform !== 'linux')('of a program whose number was given to another is taken over', () => {
    holder({ startedAt: '1' });
    expect(takeProgramLock(path())).not.toBeNull();
  });

  test('of another computer is told by its name, with what to do where that is gone', async () => {
    (await open()).close();
    writeFileSync(join(data, 'ledger.lock'), JSON.stringify({ host: 'office-2', processId: 1, startedAt: null, token: 'x' }));
    expect(await ledgerIn(data, now)()).toMatchObject({ failure: { code: 'ledger-in-use', message: expect.stringMatching(/^Foldline on the computer office-2 has the ledger open, .* Only where the computer is gone for good, delete .*ledger\.lock\.$/) } });
  });

  test('of a program that runs, or of another computer, is respected', () => {
    holder({});
    expect(takeProgramLock(path())).toBeNull();
    holder({ host: 'another-computer', processId: deadProcess() });
    expect(takeProgramLock(path())).toBeNull();
  });

  test('given back late does not take away the next holder\'s', () => {
    const release = takeProgramLock(path());
    rmSync(path());
    const next = takeProgramLock(path());
    release?.();
    expect(takeProgramLock(path())).toBeNull();
    next?.();
  });
});

/** What stands on the disk when a program is killed in the middle of a transaction that is larger than SQLite's cache. */
function rowsAfterKill(database: InstanceType<typeof sqlite.Database>, path: string, reopen: (copy: string) => InstanceType<typeof sqlite.Database>): unknown {
  database.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT)');
  database.exec("BEGIN; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO t SELECT i, printf('old%.500c', 'x') FROM n; COMMIT");
  database.exec('PRAGMA cache_size = 5');
  database.exec("BEGIN; UPDATE t SET x = replace(x, 'old', 'new')");
  const copy = `${path}-killed`;
  for (const suffix of ['', '-wal', '-journal']) if (existsSync(`${path}${suffix}`)) cpSync(`${path}${suffix}`, `${copy}${suffix}`);
  database.exec('ROLLBACK');
  database.close();
  const after = reopen(copy);
  const rows = after.get("SELECT count(*) AS n FROM t WHERE x LIKE 'new%'")?.['n'];
  after.close();
  return rows;
}

describe('this build of SQLite', () => {
  test('undoes a half-written transaction with a write-ahead log', () => {
    const path = join(scratch, 'log.sqlite');
    expect(rowsAfterKill(openDatabase(path, now, false), path, (copy) => openDatabase(copy, now, false))).toBe(0);
  });

  // When this fails, the build has learnt to roll its journal back, and the ledger may use either.
  test('does not undo it with a rollback journal, which is why the ledger has none', () => {
    const path = join(scratch, 'journal.sqlite');
    expect(rowsAfterKill(new sqlite.Database(path), path, (copy) => new sqlite.Database(copy))).toBeGreaterThan(0);
  });
});
