import type { EnvelopePreset } from '@shared/domain/envelope/presets';
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
import { profileOf } from '@shared/domain/printing/printer-profile';
import type { Pass } from '@shared/domain/printing/two-passes';
import type { Result } from '@shared/ipc/result';
import { printCheckSheets } from './services/print-check-sheets';
import { printTrial } from './services/print-trial';
import type { PrintingTools } from './services/printing';
import type { DeliveryTools } from './services/record-delivery';
import { readAddedPrinters, readLedgerSettings, readPictureDpi, readPrinterProfiles } from './services/settings-store';

/** Every printer that this computer and a data folder know. */
const allPrinters = (dataFolder: string): PrintTransport => {
  const added = () => readAddedPrinters(dataFolder);
  const direct = directTransport({ userName: accountName(), printers: added });
  const system = systemTransport({ dataFolder, added, dpi: () => readPictureDpi(dataFolder) });
  return joinedTransports(system, direct, async (printer) => (await added()).some(({ name }) => name === printer));
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
  printerProfiles: () => readPrinterProfiles(dataFolder),
});

/** A trial waits for its sheets as long as a person stands before the printer. */
export const TRIAL_PATIENCE_MS = 600_000;

/** Prints a pass of the trial of two sheets on a printer of a data folder. */
export const trialOn =
  (dataFolder: string) =>
  async (printer: string, pass: Pass, signal: AbortSignal = AbortSignal.timeout(TRIAL_PATIENCE_MS)): Promise<Result<void>> =>
    printTrial(profileOf(await readPrinterProfiles(dataFolder), printer), pass, signal, {
      transport: allPrinters(dataFolder),
      clock: systemClock,
      // Its packages are slow to load, and few printers need it.
      trialSheets: async (of) => (await import('./papers/trial-sheets')).trialSheets(of),
    });

/** Prints the check sheets of an envelope on a printer of a data folder. */
export const checkSheetsOn =
  (dataFolder: string) =>
  async (printer: string, envelope: EnvelopePreset, signal: AbortSignal = AbortSignal.timeout(TRIAL_PATIENCE_MS)): Promise<Result<void>> =>
    printCheckSheets(profileOf(await readPrinterProfiles(dataFolder), printer), envelope, signal, {
      transport: allPrinters(dataFolder),
      clock: systemClock,
      checkSheets: async (of, hasBacks) => (await import('./papers/check-sheets')).checkSheets(of, hasBacks),
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
