import type { Failure } from '@shared/ipc/result';
import type { PrintTransport } from '../ports/print-transport';

/** The answer of a system whose printers are reached through its PDF viewer for now. */
export function noDirectPrinting(): PrintTransport {
  const failure: Failure = {
    code: 'no-direct-printing',
    message: 'The printers that Windows has set up can’t be asked from here. Add the printer by its address, or save the batches, open them and print two-sided, long edge, at actual size.',
  };
  const answer = { ok: false, failure } as const;
  return {
    list: async () => answer,
    capabilities: async () => answer,
    submit: async () => ({ ok: false, failure: { ...failure, documentSent: 'no' } }),
    status: async () => answer,
    cancel: async () => answer,
  };
}
