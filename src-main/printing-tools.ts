import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { extractPages } from './assembly/extract-pages';
import { LEDGER_FILE, ledgerIn } from './ledger/open-ledger';
import { accountName } from './printing/account';
import { directTransport } from './printing/direct/direct-transport';
import { jobDocuments } from './printing/job-document';
import { joinedTransports } from './printing/joined-transports';
import { preparedFolders } from './printing/prepared-folders';
import { systemClock } from './printing/system-clock';
import { systemTransport } from './printing/system-transport';
import type { PrintTransport } from './ports/print-transport';
import type { LedgerDeskTools } from './services/ledger-desk';
import type { MailedTools } from './services/mailed-reports';
import type { PrintingTools } from './services/printing';
import type { DeliveryTools } from './services/record-delivery';
import { readAddedPrinters, readLedgerSettings } from './services/settings-store';

/** Every printer that this computer and a data folder know. */
const allPrinters = (dataFolder: string): PrintTransport => {
  const added = () => readAddedPrinters(dataFolder);
  const direct = directTransport({ userName: accountName(), printers: added });
  return joinedTransports(systemTransport(), direct, async (printer) => (await added()).some(({ name }) => name === printer));
};

/** What printing needs of this computer: its printers, and the ledger of a data folder. */
export const printingTools = (dataFolder: string): PrintingTools => ({
  transport: allPrinters(dataFolder),
  openLedger: ledgerIn(dataFolder, systemClock.now),
  folders: preparedFolders,
  jobDocument: jobDocuments(extractPages),
  clock: systemClock,
  account: accountName(),
  ledgerSettings: () => readLedgerSettings(dataFolder),
});

/** What planning needs of the ledger of a data folder. */
export const mailedTools = (dataFolder: string): MailedTools => ({
  openLedger: ledgerIn(dataFolder, systemClock.now),
  ledgerExists: () => existsSync(join(dataFolder, LEDGER_FILE)),
});

/** What a delivery needs to be written into the ledger of a data folder. */
export const deliveryTools = (dataFolder: string): DeliveryTools => ({ openLedger: ledgerIn(dataFolder, systemClock.now), account: accountName() });

/** What reading and settling the ledger of a data folder needs. */
export const ledgerDeskTools = (dataFolder: string): LedgerDeskTools => ({ ...mailedTools(dataFolder), transport: allPrinters(dataFolder), account: accountName() });
