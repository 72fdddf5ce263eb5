import type { FindPrinters, FoundPrinter } from '../../ports/printer-finder';
import type { RunPowerShell } from './run-powershell';

/** Queues and ports of this computer as two lists of JSON objects; constant text, nothing is put into it. */
export const LIST_SCRIPT = `
$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = [Text.Encoding]::UTF8
$queues = @(Get-Printer | Select-Object Name, PortName)
$ports = @(Get-PrinterPort | Select-Object Name, Description, PrinterHostAddress, DeviceURL)
ConvertTo-Json -Compress -Depth 3 @{ queues = $queues; ports = $ports }
`;

type Row = Readonly<Record<string, unknown>>;
const rowsOf = (value: unknown): readonly Row[] => (Array.isArray(value) ? value : [value]).filter((row): row is Row => typeof row === 'object' && row !== null);
const textOf = (row: Row | undefined, name: string): string => (typeof row?.[name] === 'string' ? row[name] : '');

/** The printers of Windows' queues that have an address in the network, so that they can be asked over IPP. */
export const findInstalled =
  (run: RunPowerShell): FindPrinters =>
  async (signal) => {
    try {
      return readInstalled(await run(LIST_SCRIPT, {}, signal));
    } catch {
      // Without PowerShell, or where it may not list printers, there is nothing to offer.
      return [];
    }
  };

/** Reads what the script wrote: each queue whose port tells where its printer is. */
export function readInstalled(output: string): readonly FoundPrinter[] {
  const told = JSON.parse(output.replace(/^\uFEFF/, '')) as { readonly queues?: unknown; readonly ports?: unknown };
  const ports = new Map(rowsOf(told.ports).map((port) => [textOf(port, 'Name'), port]));
  return rowsOf(told.queues).flatMap((queue): readonly FoundPrinter[] => {
    const name = textOf(queue, 'Name');
    const portName = textOf(queue, 'PortName');
    const address = addressOf(portName, ports.get(portName));
    return name === '' || address === null ? [] : [{ name, address, source: 'system' }];
  });
}

/**
 * An IPP port is named by its URL; a TCP/IP port names the printer's host, which is then asked over IPP. Ports of other kinds (USB, WSD
 * without a host, files, fax) tell no address.
 */
function addressOf(portName: string, port: Row | undefined): string | null {
  const url = [portName, textOf(port, 'DeviceURL')].find((text) => /^(ipps?|https?):\/\//i.test(text));
  if (url !== undefined) return url;
  const host = textOf(port, 'PrinterHostAddress');
  return host === '' || /^(127\.|localhost$)/i.test(host) ? null : host;
}
