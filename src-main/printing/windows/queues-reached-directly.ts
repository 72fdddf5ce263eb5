import { parsePrinterAddress, type AddedPrinter } from '@shared/domain/printing/printer-address';
import type { FindPrinters } from '../../ports/printer-finder';

/** Names of installed queues whose port leads to the host of a printer that was added by its address. */
export const queuesReachedDirectly =
  (findInstalled: FindPrinters, added: () => Promise<readonly AddedPrinter[]>) =>
  async (signal: AbortSignal): Promise<ReadonlySet<string>> => {
    const hosts = new Set((await added()).map(({ address }) => hostOf(address)));
    hosts.delete(null);
    if (hosts.size === 0) return new Set();
    return new Set((await findInstalled(signal)).filter(({ address }) => hosts.has(hostOf(address))).map(({ name }) => name));
  };

function hostOf(address: string): string | null {
  const parsed = parsePrinterAddress(address);
  return parsed.ok ? parsed.value.host : null;
}
