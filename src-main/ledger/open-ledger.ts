import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { failed, succeeded } from '@shared/ipc/result';
import type { Database } from 'node-sqlite3-wasm';
import { makeFolders } from '../files/make-folders';
import { otherComputerWithLock, takeProgramLock, type ReleaseLock } from '../files/program-lock';
import type { LookAtLedger, OpenLedger } from '../ports/ledger';
import { isLedgerDamage, RESTORE_STEP } from '../services/ledger-fault';
import { LEDGER_FILE, LEDGER_KEY_FILE } from './ledger-file';
import { assertNotEmptied, LostLedgerError, NewerLedgerError, openDatabase } from './open-database';
import { sqliteLedger } from './sqlite-ledger';
import { LostKeyError, openStudentKeys } from './student-key';

/**
 * The ledger in a data folder: `ledger.sqlite`, the key of its student hashes `ledger.key`, and `ledger.lock` while a program
 * has it open. The folder is made where it is missing, for its owner only. The key is made once the ledger is: where there is a key there was a ledger.
 */
export function ledgerIn(dataFolder: string, now: () => Date): OpenLedger {
  const lockPath = join(dataFolder, 'ledger.lock');
  const keyPath = join(dataFolder, LEDGER_KEY_FILE);
  return async () => {
    let release: ReleaseLock | null = null;
    let database: Database | null = null;
    try {
      await makeFolders(dataFolder);
      release = takeProgramLock(lockPath);
      if (release === null) return failed('ledger-in-use', whoHasIt(lockPath));
      database = openDatabase(join(dataFolder, LEDGER_FILE), now, existsSync(keyPath));
      const studentKey = openStudentKeys(keyPath, database);
      return succeeded(sqliteLedger({ database, studentKey, now, onClose: release }));
    } catch (thrown) {
      database?.close();
      release?.();
      return failedToOpen(thrown, dataFolder);
    }
  };
}

/** What would keep the ledger in a data folder from being opened, as far as that is seen without SQLite, whose memory would stand beside that of reading downloads. */
export function ledgerSeenIn(dataFolder: string): LookAtLedger {
  const lockPath = join(dataFolder, 'ledger.lock');
  return async () => {
    try {
      const release = takeProgramLock(lockPath);
      if (release === null) return failed('ledger-in-use', whoHasIt(lockPath));
      release();
      assertNotEmptied(join(dataFolder, LEDGER_FILE), existsSync(join(dataFolder, LEDGER_KEY_FILE)));
      return succeeded(null);
    } catch (thrown) {
      return failedToOpen(thrown, dataFolder);
    }
  };
}

/** A program that was cut off on another computer can't be told from one that runs there: its mark is named for when that computer is gone. */
function whoHasIt(lockPath: string): string {
  const computer = otherComputerWithLock(lockPath);
  return computer === null
    ? 'Another Foldline has the ledger open, as it does for as long as it prints. Let it end, then try again. Where none is to be seen, restart the computer.'
    : `Foldline on the computer ${computer} has the ledger open, or was cut off there. Let it end; where none is to be seen, open the ledger on that computer. Only where the computer is gone for good, delete ${lockPath}.`;
}

/** The folder is named: it is where a person has to look next. */
function failedToOpen(thrown: unknown, dataFolder: string): ReturnType<typeof failed> {
  if (thrown instanceof NewerLedgerError) return failed('ledger-from-newer-program', 'The ledger was written by a newer Foldline. Use that one to print.');
  if (thrown instanceof LostLedgerError) return failed('ledger-lost', `The ledger in ${dataFolder} is missing or empty, so what was printed before is not known. ${RESTORE_STEP}`);
  if (thrown instanceof LostKeyError) return failed('ledger-lost', `The ledger in ${dataFolder} is without its key, ledger.key, so which reports were mailed before is not known. ${RESTORE_STEP}`);
  if (isLedgerDamage(thrown)) return failed('ledger-unreadable', `The ledger in ${dataFolder} is damaged. ${RESTORE_STEP}`);
  return failed('ledger-unreadable', `The ledger in ${dataFolder} can't be opened. Check that the folder can be written and its disk has room.`);
}
