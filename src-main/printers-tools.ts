import type { EnvelopePreset } from '@shared/domain/envelope/presets';
import { profileOf } from '@shared/domain/printing/printer-profile';
import type { Pass } from '@shared/domain/printing/two-passes';
import type { Result } from '@shared/ipc/result';
import { accountName } from './printing/account';
import { directTransport } from './printing/direct/direct-transport';
import { probePrinters } from './printing/direct/probe-printer';
import { joinedTransports } from './printing/joined-transports';
import { systemClock } from './printing/system-clock';
import { systemTransport } from './printing/system-transport';
import { findInstalled } from './printing/windows/installed-addresses';
import { runPowerShell } from './printing/windows/run-powershell';
import type { PrintTransport } from './ports/print-transport';
import type { FindPrinters } from './ports/printer-finder';
import type { AddedPrinterTools } from './services/added-printers';
import { printCheckSheets } from './services/print-check-sheets';
import { printTrial } from './services/print-trial';
import { readAddedPrinters, readPictureDpi, readPrinterProfiles, writeAddedPrinters } from './services/settings-store';

/** Every printer that this computer and a data folder know. */
export const allPrinters = (dataFolder: string): PrintTransport => {
  const added = () => readAddedPrinters(dataFolder);
  const direct = directTransport({ userName: accountName(), printers: added });
  const system = systemTransport({ dataFolder, added, dpi: () => readPictureDpi(dataFolder) });
  return joinedTransports(system, direct, async (printer) => (await added()).some(({ name }) => name === printer));
};

/** Windows' spooler takes some seconds to answer. */
const NAMES_LIMIT_MS = 15_000;

/** Names of the system's printers; none where it has no printing system to ask. */
async function systemNames(dataFolder: string): Promise<readonly string[]> {
  const system = systemTransport({ dataFolder, added: async () => [], dpi: () => readPictureDpi(dataFolder) });
  const listed = await system.list(AbortSignal.timeout(NAMES_LIMIT_MS));
  return listed.ok ? listed.value.map(({ name }) => name) : [];
}

/** What adding and removing printers needs. */
export const addedPrinterTools = (dataFolder: string): AddedPrinterTools => ({
  read: () => readAddedPrinters(dataFolder),
  write: (printers) => writeAddedPrinters(dataFolder, printers),
  probe: probePrinters({ userName: accountName() }),
  takenNames: () => systemNames(dataFolder),
});

/** Printers that announce themselves in the network and, on Windows, those of its queues. */
export const findPrinters: FindPrinters = async (signal) => {
  // Its package takes as long to load as a command to start, and only a search needs it.
  const { findInNetwork } = await import('./printing/direct/find-in-network');
  const searches = [findInNetwork(), ...(process.platform === 'win32' ? [findInstalled(runPowerShell)] : [])];
  return (await Promise.all(searches.map((search) => search(signal)))).flat();
};

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
