import { checkPrinter } from '@shared/domain/printing/check-printer';
import { offeredOptions } from '@shared/domain/printing/print-options';
import type { AddedPrinter } from '@shared/domain/printing/printer-address';
import { type Result, succeeded } from '@shared/ipc/result';
import type { PrinterView } from '@shared/ipc/views';
import type { PrintTransport } from '../ports/print-transport';

/** How long the window waits for the list of printers, in milliseconds. */
const PATIENCE_MS = 15_000;

/** Every printer with what speaks against it; those that can take the batches come first, the default one on top. */
export const printersForWindow = async (transport: PrintTransport, readAdded: () => Promise<readonly AddedPrinter[]>): Promise<Result<readonly PrinterView[]>> => {
  const [printers, added] = await Promise.all([transport.list(AbortSignal.timeout(PATIENCE_MS)), readAdded()]);
  if (!printers.ok) return printers;
  const addedNames = new Set(added.map(({ name }) => name));
  const views = printers.value.map((printer): PrinterView => {
    const problems = checkPrinter(printer);
    const inGray = checkPrinter(printer, { gray: true });
    const sentences = (severity: 'refuses' | 'notice', list = problems): readonly string[] => list.filter((problem) => problem.severity === severity).map(({ message }) => message);
    const isGrayOnly = sentences('refuses').length > 0 && sentences('refuses', inGray).length === 0;
    return {
      name: printer.name,
      isDefault: printer.isDefault,
      state: printer.state,
      mismatches: sentences('refuses'),
      isGrayOnly,
      notices: sentences('notice', isGrayOnly ? inGray : problems),
      offers: offeredOptions(printer),
      isAdded: addedNames.has(printer.name),
    };
  });
  const rank = (view: PrinterView): number => (view.mismatches.length > 0 ? 2 : 0) + (view.isDefault ? 0 : 1);
  return succeeded(views.sort((a, b) => rank(a) - rank(b)));
};
