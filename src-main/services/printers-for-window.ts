import { checkPrinter } from '@shared/domain/printing/check-printer';
import { type Result, succeeded } from '@shared/ipc/result';
import type { PrinterView } from '@shared/ipc/views';
import type { PrintTransport } from '../ports/print-transport';

/** How long the window waits for the list of printers, in milliseconds. */
const PATIENCE_MS = 15_000;

/** The computer's printers with what speaks against each; those that can take the batches come first, the default one on top. */
export const printersForWindow = async (transport: PrintTransport): Promise<Result<readonly PrinterView[]>> => {
  const printers = await transport.list(AbortSignal.timeout(PATIENCE_MS));
  if (!printers.ok) return printers;
  const views = printers.value.map((printer): PrinterView => ({
    name: printer.name,
    isDefault: printer.isDefault,
    state: printer.state,
    mismatches: checkPrinter(printer).flatMap((problem) => (problem.severity === 'refuses' ? [problem.message] : [])),
  }));
  const rank = (view: PrinterView): number => (view.mismatches.length > 0 ? 2 : 0) + (view.isDefault ? 0 : 1);
  return succeeded(views.sort((a, b) => rank(a) - rank(b)));
};
