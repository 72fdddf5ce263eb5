import { extractPages } from './assembly/extract-pages';
import { ledgerExistsIn } from './ledger/ledger-file';
import { ledgerIn } from './ledger/open-ledger';
import { allPrinters } from './printers-tools';
import { accountName } from './printing/account';
import { jobDocuments } from './printing/job-document';
import { preparedFolders } from './printing/prepared-folders';
import { systemClock } from './printing/system-clock';
import type { LedgerDeskTools } from './services/ledger-desk';
import type { PrintingTools } from './services/printing';
import type { DeliveryTools } from './services/record-delivery';
import { readLedgerSettings, readPrinterProfiles } from './services/settings-store';

/** What printing needs of this computer: its printers, and the ledger of a data folder. */
export const printingTools = (dataFolder: string): PrintingTools => ({
  transport: allPrinters(dataFolder),
  openLedger: ledgerIn(dataFolder, systemClock.now),
  folders: preparedFolders,
  jobDocument: jobDocuments(extractPages),
  clock: systemClock,
  account: accountName(),
  ledgerSettings: () => readLedgerSettings(dataFolder),
  printerProfiles: () => readPrinterProfiles(dataFolder),
});

/** What a delivery needs to be written into the ledger of a data folder. */
export const deliveryTools = (dataFolder: string): DeliveryTools => ({ openLedger: ledgerIn(dataFolder, systemClock.now), account: accountName() });

/** What reading and settling the ledger of a data folder needs. */
export const ledgerDeskTools = (dataFolder: string): LedgerDeskTools => ({
  openLedger: ledgerIn(dataFolder, systemClock.now),
  ledgerExists: () => ledgerExistsIn(dataFolder),
  transport: allPrinters(dataFolder),
  account: accountName(),
});
