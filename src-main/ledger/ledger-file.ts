import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The ledger's name in its data folder. */
export const LEDGER_FILE = 'ledger.sqlite';

/** False on a computer that never printed. */
export const ledgerExistsIn = (dataFolder: string): boolean => existsSync(join(dataFolder, LEDGER_FILE));
