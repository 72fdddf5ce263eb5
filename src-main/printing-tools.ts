import { extractPages } from './assembly/extract-pages';
import { ledgerIn } from './ledger/open-ledger';
import { jobDocuments } from './printing/job-document';
import { preparedFolders } from './printing/prepared-folders';
import { systemClock } from './printing/system-clock';
import { systemTransport } from './printing/system-transport';
import type { PrintingTools } from './services/printing';

/** What printing needs of this computer: its printers, and the ledger of a data folder. */
export const printingTools = (dataFolder: string): PrintingTools => ({
  transport: systemTransport(),
  openLedger: ledgerIn(dataFolder, systemClock.now),
  folders: preparedFolders,
  jobDocument: jobDocuments(extractPages),
  clock: systemClock,
});
