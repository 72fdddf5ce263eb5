import { accountName } from './printing/account';
import { probePrinters } from './printing/direct/probe-printer';
import { systemTransport } from './printing/system-transport';
import { findInstalled } from './printing/windows/installed-addresses';
import { runPowerShell } from './printing/windows/run-powershell';
import type { FindPrinters } from './ports/printer-finder';
import type { AddedPrinterTools } from './services/added-printers';
import { readAddedPrinters, readPictureDpi, writeAddedPrinters } from './services/settings-store';

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
