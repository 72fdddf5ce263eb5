import { join } from 'node:path';
import { failed, succeeded } from '@shared/ipc/result';
import { makeFolders } from '../files/make-folders';
import type { OpenLedger } from '../ports/ledger';
import { DAMAGE_STEP, isLedgerDamage } from '../services/ledger-fault';
import { LEDGER_FILE } from './ledger-file';
import { NewerLedgerError, openDatabase } from './open-database';
import { takeProgramLock, type ReleaseLock } from './program-lock';
import { sqliteLedger } from './sqlite-ledger';
import { openStudentKeys } from './student-key';

/**
 * The ledger in a data folder: `ledger.sqlite`, the key of its student hashes `ledger.key`, and `ledger.lock` while a program
 * has it open. The folder is made where it is missing, for its owner only.
 */
export function ledgerIn(dataFolder: string, now: () => Date): OpenLedger {
  const lockPath = join(dataFolder, 'ledger.lock');
  return async () => {
    let release: ReleaseLock | null = null;
    try {
      await makeFolders(dataFolder);
      release = takeProgramLock(lockPath);
      if (release === null) return failed('ledger-in-use', `Another Foldline has the ledger open. Let it end, then try again. Its mark is ${lockPath}.`);
      const studentKey = openStudentKeys(join(dataFolder, 'ledger.key'));
      const database = openDatabase(join(dataFolder, LEDGER_FILE), now);
      return succeeded(sqliteLedger({ database, studentKey, now, onClose: release }));
    } catch (thrown) {
      release?.();
      if (thrown instanceof NewerLedgerError) return failed('ledger-from-newer-program', 'The ledger was written by a newer Foldline. Use that one to print.');
      if (isLedgerDamage(thrown)) return failed('ledger-unreadable', `The ledger in ${dataFolder} is damaged. ${DAMAGE_STEP}`);
      return failed('ledger-unreadable', `The ledger in ${dataFolder} can't be opened. Check that the folder can be written and its disk has room.`);
    }
  };
}
