import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The ledger's name in its data folder, and that of the key of its student hashes. */
export const LEDGER_FILE = 'ledger.sqlite';
export const LEDGER_KEY_FILE = 'ledger.key';

/** False on a computer that never printed. A ledger of which only the key is left is not taken for one that never was. */
export const ledgerExistsIn = (dataFolder: string): boolean => [LEDGER_FILE, LEDGER_KEY_FILE].some((name) => existsSync(join(dataFolder, name)));
