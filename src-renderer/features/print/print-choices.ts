import type { PrintOptions } from '@shared/domain/printing/print-options';
import type { PrinterView } from '@shared/ipc/views';

/** The choices that a printer has; those made for another one are left out. */
export function offeredOf({ offers, isGrayOnly, isOneSided }: PrinterView, options: PrintOptions): PrintOptions {
  return {
    tray: options.tray !== null && offers.trays.includes(options.tray) ? options.tray : null,
    finishing: options.finishing !== null && offers.finishings.includes(options.finishing) ? options.finishing : null,
    accountCode: offers.accountCode ? options.accountCode : null,
    pin: offers.longestPin > 0 ? options.pin : null,
    hold: offers.hold && options.hold,
    allowGray: isGrayOnly && options.allowGray,
    twoPasses: isOneSided && options.twoPasses,
  };
}

/** Why nothing can be printed on the printer chosen, null where it can. */
export function whyNotOn(listed: boolean, printer: PrinterView | null, { allowGray }: PrintOptions): string | null {
  if (!listed) return 'The printers are being listed.';
  if (!printer) return 'There is no printer to print on. Add one, or open the saved batches in a viewer.';
  if (printer.mismatches.length === 0 || allowGray) return null;
  return printer.isGrayOnly ? 'This printer has no color. Say that gray will do, or choose another one.' : 'This printer can’t take the batches. Choose another one.';
}
