import { failed, succeeded, type Result } from '../../ipc/result';

/** Where an IPP printer listens, as a person gives it or a search finds it. */
export type PrinterAddress = { readonly secure: boolean; readonly host: string; readonly port: number; readonly path: string };

const IPP_PORT = 631;
const DEFAULT_PATH = '/ipp/print';
const SCHEMES: Readonly<Record<string, { readonly secure: boolean; readonly port: number }>> = {
  ipp: { secure: false, port: IPP_PORT },
  ipps: { secure: true, port: IPP_PORT },
  http: { secure: false, port: 80 },
  https: { secure: true, port: 443 },
};
const LONGEST = 400;
/** A scheme or none, a host name, IPv4 or bracketed IPv6 address, a port or none, a path or none. */
const SHAPE = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\[[0-9a-f:.]+(?:%[a-z0-9]+)?\]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?\.?)(?::(\d{1,5}))?(\/[^\s?#]*)?$/i;

const HOW = 'Enter it as ipps://printer.school.org/ipp/print, or the printer’s name or number in the network alone.';

/** Reads an address as `ipp(s)://`, `http(s)://`, or a host alone, which is taken as `ipps://host/ipp/print`. */
export function parsePrinterAddress(text: string): Result<PrinterAddress> {
  const typed = text.trim();
  const wrong = (fact: string): Result<never> => failed('printer-address-unclear', `${fact} ${HOW}`);
  if (typed === '') return wrong('The address of the printer is missing.');
  const [, scheme, host, portText, path] = (typed.length <= LONGEST && SHAPE.exec(typed)) || [];
  if (host === undefined) return wrong('This is no address of a printer.');
  const kind = SCHEMES[(scheme ?? 'ipps').toLowerCase()];
  if (kind === undefined) return wrong(`Printers are reached by ipp or ipps, not by ${scheme}.`);
  const port = portText === undefined ? kind.port : Number(portText);
  if (port < 1 || port > 65_535) return wrong('The port of this address is no port number.');
  return succeeded({ secure: kind.secure, host: host.replace(/^\[|\]$/g, '').toLowerCase(), port, path: path === undefined || path === '/' ? DEFAULT_PATH : path });
}

/** The address as an `ipp` or `ipps` URI, which is also what the printer is told that it is called. */
export function printerUri({ secure, host, port, path }: PrinterAddress): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return `${secure ? 'ipps' : 'ipp'}://${name}${port === IPP_PORT ? '' : `:${port}`}${path}`;
}

/** A printer that was added by its address. */
export type AddedPrinter = {
  /** Unlike every other printer's, as staff see it. */
  readonly name: string;
  /** As `printerUri` writes it. */
  readonly address: string;
  /** SHA-256 of the certificate that it showed when it was added, as `AB:CD:…`; null without encryption. */
  readonly certificate: string | null;
};
