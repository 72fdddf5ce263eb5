/** The database below the ledger could not read or write its file: its disk is full or gone, or the file is damaged. */
export const isLedgerFault = (thrown: unknown): thrown is Error => thrown instanceof Error && thrown.name === 'SQLite3Error';

/** The ledger's file is none of its own, or is cut or overwritten, in SQLite's words. Most damage is found only when that part of the file is read. */
export const isLedgerDamage = (thrown: unknown): boolean => isLedgerFault(thrown) && /not a database|malformed/.test(thrown.message);

/** What to do about a ledger that is damaged, or lost with its key or without; its disk's room is no help. What is left of a log would be taken for the backup's. */
export const RESTORE_STEP = 'Move every file of it, whose names begin with "ledger.", into another folder, then put ledger.sqlite and ledger.key back from a backup. Without one, a new ledger begins, which does not know what was printed.';

/** A fault of the ledger in the middle of a run, while other printers have jobs of it: those may take until the morning. */
export const stoppingSentence = (thrown: unknown): string =>
  `${isLedgerDamage(thrown) ? 'The ledger is damaged, so nothing more is sent.' : 'The ledger could not be written, so nothing more is sent. Check that the disk with Foldline’s data has room.'} What the printers have goes on there.`;

/** A fault of the ledger before anything was sent, with the next step. */
export const ledgerFaultSentence = (thrown: unknown): string =>
  isLedgerDamage(thrown) ? `The ledger in the folder with Foldline’s data is damaged. ${RESTORE_STEP}` : 'The ledger can’t be read or written. Check that the disk with Foldline’s data has room, then start again.';
