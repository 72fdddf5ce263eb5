import type { Database } from 'node-sqlite3-wasm';
import type { PersonsWord } from '../ports/ledger';

type Settling = { readonly run: number; readonly pieces: readonly number[]; readonly word: PersonsWord; readonly by: string; readonly at: string };

/**
 * Writes a person's word on pieces of a run beside the job that took each of them to a printer last; a later run's print is what lies in
 * the tray now. Gives the pieces that the run did not take.
 */
export function settlePieces(database: Database, { run, pieces, word, by, at }: Settling): readonly number[] {
  const add = database.prepare(
    `INSERT INTO piece_entries (job, batch_sha256, piece, at, outcome, by_whom)
     SELECT states.job, states.batch_sha256, states.piece, ?, ?, ? FROM piece_states AS states
     WHERE states.piece = ? AND states.outcome <> 'not-sent'
       AND states.batch_sha256 IN (SELECT pieces.batch_sha256 FROM pieces JOIN jobs USING (job) WHERE jobs.run = ? AND pieces.piece = ?)`,
  );
  try {
    return pieces.filter((piece) => add.run([at, word, by, piece, run, piece]).changes === 0);
  } finally {
    add.finalize();
  }
}
