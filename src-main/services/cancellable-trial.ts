import type { Pass } from '@shared/domain/printing/two-passes';
import { failed, type Result } from '@shared/ipc/result';

/** Prints passes of the trial, one at a time, and cancels the one under way. */
export type CancellableTrial = { readonly print: (printer: string, pass: Pass) => Promise<Result<void>>; readonly cancel: () => void };

const CANCELLED = failed('cancelled', 'The trial was canceled. Take away what came out, and print it again when you like.');

/** `printTrial` is given a signal that ends the pass at the printer too; `patienceMs` is how long a pass may take. */
export function cancellableTrial(printTrial: (printer: string, pass: Pass, signal: AbortSignal) => Promise<Result<void>>, patienceMs: number): CancellableTrial {
  let underWay: AbortController | null = null;
  return {
    print: async (printer, pass) => {
      const controller = new AbortController();
      underWay = controller;
      const printed = await printTrial(printer, pass, AbortSignal.any([controller.signal, AbortSignal.timeout(patienceMs)]));
      if (underWay === controller) underWay = null;
      return controller.signal.aborted ? CANCELLED : printed;
    },
    cancel: () => underWay?.abort(),
  };
}
