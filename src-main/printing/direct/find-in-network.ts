import { Bonjour, type Service } from 'bonjour-service';
import { printerUri } from '@shared/domain/printing/printer-address';
import type { FindPrinters, FoundPrinter } from '../../ports/printer-finder';

/** Printers answer a question over multicast DNS within a second; some that wake up need more. */
const LISTEN_MS = 3_000;

/**
 * Printers that announce IPP in the local network (DNS-SD), those with encryption first. A network without multicast, or a computer that
 * does not allow it, has none to tell of.
 */
export const findInNetwork =
  (listenMs = LISTEN_MS): FindPrinters =>
  (signal) =>
    new Promise((resolve) => {
      const found = new Map<string, FoundPrinter>();
      let over = false;
      const end = (): void => {
        if (over) return;
        over = true;
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        bonjour.destroy();
        resolve([...found.values()].toSorted((one, other) => one.name.localeCompare(other.name)));
      };
      // A socket that can't be opened ends the search; nothing was found then.
      const bonjour = new Bonjour({}, end);
      const timer = setTimeout(end, listenMs);
      const take = (secure: boolean) => (service: Service): void => {
        const address = addressOf(service, secure);
        if (address !== null && (secure || !found.has(service.name))) found.set(service.name, { name: service.name, address, source: 'network' });
      };
      bonjour.find({ type: 'ipps' }, take(true));
      bonjour.find({ type: 'ipp' }, take(false));
      if (signal.aborted) end();
      else signal.addEventListener('abort', end, { once: true });
    });

/** `rp` is the path below the printer's root (Bonjour Printing Specification 1.2.1); one that takes no PDF by itself is passed over. */
function addressOf({ host, port, txt }: Service, secure: boolean): string | null {
  const record = (txt ?? {}) as Readonly<Record<string, unknown>>;
  const formats = typeof record['pdl'] === 'string' ? record['pdl'].split(',') : [];
  if (formats.length > 0 && !formats.includes('application/pdf')) return null;
  const path = typeof record['rp'] === 'string' ? record['rp'] : 'ipp/print';
  return printerUri({ secure, host: host.replace(/\.$/, ''), port, path: `/${path.replace(/^\//, '')}` });
}
