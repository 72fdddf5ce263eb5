import type { Database } from 'node-sqlite3-wasm';
import { inTransaction } from './open-database';

// Nothing began before what stands in front of it: what was printed while the clock was wrong, as with an empty battery, is not old for that.
// A time that is still to come tells nothing: a clock that was ahead for one run would make all runs behind it young for years.
const oldOf = (id: string, time: string, table: string): string =>
  `SELECT ${id} FROM (SELECT ${id}, coalesce(max(${time}) FILTER (WHERE ${time} <= ?2) OVER (ORDER BY ${id}), min(${time}) OVER ()) AS begun FROM ${table}) WHERE begun < ?1`;
const OLD_JOBS = `SELECT job FROM jobs WHERE run IN (${oldOf('run', 'started_at', 'runs')})`;
const OLD_DELIVERIES = oldOf('delivery', 'at', 'deliveries');

const DAY_MS = 86_400_000;
/** A wrong clock is noticed within so many days; what was written down in them is no witness for it. */
const WITNESS_DAYS = 30;
/** Offices print every year; a longer pause than this is more likely a clock that was set ahead. */
const LONGEST_PAUSE_DAYS = 550;

const LAST_ENTRY_UNTIL = 'SELECT max(at) AS at FROM (SELECT started_at AS at FROM runs UNION ALL SELECT at FROM deliveries) WHERE at <= ?';

/** Whether the clock may have been set years ahead, for which all would be old: what is forgotten by it could be mailed a second time once the clock is right. */
function mayBeAhead(database: Database, at: string): boolean {
  const now = Date.parse(at);
  const last = database.get(LAST_ENTRY_UNTIL, [new Date(now - WITNESS_DAYS * DAY_MS).toISOString()])?.['at'];
  return typeof last === 'string' && now - Date.parse(last) > LONGEST_PAUSE_DAYS * DAY_MS;
}

/**
 * Takes keys and kept facts of old runs and deliveries out of the ledger, and out of the file; numbers and outcomes stay. Gives the number of runs.
 * Behind a long pause nothing goes until the ledger went on for a month.
 */
export function forgetBefore(database: Database, before: string, at: string): number {
  if (mayBeAhead(database, at)) return 0;
  const known = `SELECT count(DISTINCT run) AS runs FROM jobs WHERE job IN (${OLD_JOBS}) AND (job IN (SELECT job FROM piece_reports) OR job IN (SELECT job FROM piece_facts) OR job IN (SELECT job FROM pieces WHERE student_key IS NOT NULL))`;
  const runs = Number(database.get(known, [before, at])?.['runs'] ?? 0);
  const deliveries = Number(database.get(`SELECT count(*) AS n FROM delivered_reports WHERE delivery IN (${OLD_DELIVERIES})`, [before, at])?.['n'] ?? 0);
  if (runs + deliveries === 0) return 0;
  // What is taken out is written over, not only let go of.
  database.exec('PRAGMA secure_delete = ON');
  inTransaction(database, () => {
    database.run('INSERT INTO forgetting_now (one) VALUES (1)');
    database.run(`DELETE FROM piece_reports WHERE job IN (${OLD_JOBS})`, [before, at]);
    database.run(`DELETE FROM piece_facts WHERE job IN (${OLD_JOBS})`, [before, at]);
    database.run(`UPDATE pieces SET student_key = NULL WHERE student_key IS NOT NULL AND job IN (${OLD_JOBS})`, [before, at]);
    database.run(`DELETE FROM delivered_reports WHERE delivery IN (${OLD_DELIVERIES})`, [before, at]);
    database.run('INSERT INTO forgettings (at, before) VALUES (?, ?)', [at, before]);
    database.run('DELETE FROM forgetting_now');
  });
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  return runs;
}
