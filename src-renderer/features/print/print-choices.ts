import type { PrintOptions } from '@shared/domain/printing/print-options';
import type { PrinterView } from '@shared/ipc/views';

/** The choices that a printer has; those made for another one are left out. */
export function offeredOf({ offers, isGrayOnly, isOneSided }: PrinterView, options: PrintOptions): PrintOptions {
  const twoPasses = isOneSided && options.twoPasses;
  return {
    tray: options.tray !== null && offers.trays.includes(options.tray) ? options.tray : null,
    finishing: options.finishing !== null && !twoPasses && offers.finishings.includes(options.finishing) ? options.finishing : null,
    accountCode: offers.accountCode ? options.accountCode : null,
    pin: offers.longestPin > 0 ? options.pin : null,
    // Between two passes a job is followed to its end.
    hold: offers.hold && options.hold && !twoPasses,
    allowGray: isGrayOnly && options.allowGray,
    twoPasses,
  };
}

/** Why nothing can be printed on the printer chosen, null where it can. */
export function whyNotOn(listed: boolean, printer: PrinterView | null, { allowGray, twoPasses }: PrintOptions): string | null {
  if (!listed) return 'The printers are being listed.';
  if (!printer) return 'There is no printer to print on. Add one, or open the saved batches in a viewer.';
  if (printer.mismatches.length === 0) return null;
  if (!printer.isGrayOnly && !printer.isOneSided) return 'This printer can’t take the batches. Choose another one.';
  if (printer.isGrayOnly && !allowGray) return 'This printer has no color. Say that gray will do, or choose another one.';
  if (printer.isOneSided && !twoPasses) return 'This printer prints on one side. Say that two passes will do, or choose another one.';
  return printer.isOneSided && printer.profile.turning === null ? 'Print the trial of two sheets first, in the settings of this printer.' : null;
}
