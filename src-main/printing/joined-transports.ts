import type { PrinterCapabilities } from '@shared/domain/printing/printer';
import type { Result } from '@shared/ipc/result';
import type { PrintTransport } from '../ports/print-transport';

/**
 * Two ways to printers as one: the system's, and the printers that were added here, by whose names (`isAdded`) each call finds its way.
 * Where one of the two can't be asked, the other's printers are listed all the same.
 */
export function joinedTransports(system: PrintTransport, added: PrintTransport, isAdded: (printer: string) => Promise<boolean>): PrintTransport {
  const wayTo = async (printer: string): Promise<PrintTransport> => ((await isAdded(printer)) ? added : system);
  return {
    list: async (signal) => joinLists(await Promise.all([system.list(signal), added.list(signal)])),
    capabilities: async (printer, signal) => (await wayTo(printer)).capabilities(printer, signal),
    submit: async (request) => (await wayTo(request.printer)).submit(request),
    status: async (job, signal) => (await wayTo(job.printer)).status(job, signal),
    find: async (printer, jobName, signal) => (await wayTo(printer)).find(printer, jobName, signal),
    cancel: async (job) => (await wayTo(job.printer)).cancel(job),
  };
}

type Listed = Result<readonly PrinterCapabilities[]>;

function joinLists([system, added]: readonly [Listed, Listed]): Listed {
  if (!added.ok) return system.ok ? system : added;
  if (!system.ok) return added.value.length > 0 ? added : system;
  return { ok: true, value: [...system.value, ...added.value] };
}
