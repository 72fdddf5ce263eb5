import { checkPrinter } from '@shared/domain/printing/check-printer';
import { offeredOptions } from '@shared/domain/printing/print-options';
import { canPrintTwoSided } from '@shared/domain/printing/printer';
import type { AddedPrinter } from '@shared/domain/printing/printer-address';
import type { PictureDpi } from '@shared/domain/printing/picture-dpi';
import { profileOf, type PrinterProfile } from '@shared/domain/printing/printer-profile';
import { type Result, succeeded } from '@shared/ipc/result';
import type { PrinterView } from '@shared/ipc/views';
import type { PrintTransport } from '../ports/print-transport';

/** How long the window waits for the list of printers, in milliseconds. */
const PATIENCE_MS = 15_000;

/** What is kept of printers beside what they tell. */
type KnownOfPrinters = {
  readonly readAdded: () => Promise<readonly AddedPrinter[]>;
  readonly readProfiles: () => Promise<readonly PrinterProfile[]>;
  readonly readPictureDpi: () => Promise<PictureDpi>;
};

/** Every printer with what speaks against it; those that can take the batches come first, the default one on top. */
export const printersForWindow = async (transport: PrintTransport, { readAdded, readProfiles, readPictureDpi }: KnownOfPrinters): Promise<Result<readonly PrinterView[]>> => {
  const [printers, added, profiles, pictureDpi] = await Promise.all([transport.list(AbortSignal.timeout(PATIENCE_MS)), readAdded(), readProfiles(), readPictureDpi()]);
  if (!printers.ok) return printers;
  const addedNames = new Set(added.map(({ name }) => name));
  const views = printers.value.map((printer): PrinterView => {
    const problems = checkPrinter(printer);
    const atLeast = checkPrinter(printer, { gray: true, twoPasses: true });
    const sentences = (severity: 'refuses' | 'notice', list = problems): readonly string[] => list.filter((problem) => problem.severity === severity).map(({ message }) => message);
    const isUsable = sentences('refuses', atLeast).length === 0;
    return {
      name: printer.name,
      isDefault: printer.isDefault,
      state: printer.state,
      mismatches: sentences('refuses'),
      isGrayOnly: isUsable && !printer.color,
      isOneSided: isUsable && !canPrintTwoSided(printer),
      notices: sentences('notice', isUsable ? atLeast : problems),
      markers: printer.markers,
      offers: offeredOptions(printer),
      profile: profileOf(profiles, printer.name),
      isAdded: addedNames.has(printer.name),
      way: printer.way,
      pictureDpi: printer.way === 'spooler' ? pictureDpi : null,
    };
  });
  const rank = (view: PrinterView): number => (view.mismatches.length > 0 ? 2 : 0) + (view.isDefault ? 0 : 1);
  return succeeded(views.sort((a, b) => rank(a) - rank(b)));
};
