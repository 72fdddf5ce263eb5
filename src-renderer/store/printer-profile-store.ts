import { create } from 'zustand';
import { envelopeOf } from '@shared/domain/packets/settings';
import type { PictureDpi } from '@shared/domain/printing/picture-dpi';
import type { PrinterProfile } from '@shared/domain/printing/printer-profile';
import { turningOfTrial, type Pass, type TrialLetter } from '@shared/domain/printing/two-passes';
import { bridge } from '../bridge/bridge';
import { announce } from './announcement-store';
import { usePlanStore } from './plan-store';
import { usePrintStore } from './print-store';
import { openDialog, useViewStore, type DialogName } from './view-store';

/** Where the trial of two sheets is: `asked` when both passes are out and the person says what stands on sheet 1. */
type TrialStage = 'none' | 'printing-fronts' | 'turn' | 'printing-backs' | 'asked' | 'canceling';

type ProfileState = {
  /** The dialog that goes on once the settings are done. */
  readonly from: DialogName;
  readonly trial: TrialStage;
  readonly checkSheets: 'none' | 'printing' | 'printed';
  readonly failure: string | null;
  /** Rises with each file that was taken in: what is typed begins anew then. */
  readonly imports: number;
};

/** The settings of one printer: what staff know of it, and its trial. */
export const usePrinterProfileStore = create<ProfileState>(() => ({ from: 'print', trial: 'none', checkSheets: 'none', failure: null, imports: 0 }));

export function openPrinterProfile(): void {
  usePrinterProfileStore.setState({ from: useViewStore.getState().dialog ?? 'print', trial: 'none', checkSheets: 'none', failure: null });
  openDialog('printer-profile');
}

export const closePrinterProfile = (): void => openDialog(usePrinterProfileStore.getState().from);

/** Keeps the profile. Resolves to true where it is written. */
export async function writeProfile(profile: PrinterProfile): Promise<boolean> {
  const answer = await bridge.call('printers.profile.write', { profile });
  if (!answer.ok) {
    usePrinterProfileStore.setState({ failure: answer.failure.message });
    announce(answer.failure.message);
    return false;
  }
  usePrintStore.setState(({ printers }) => ({ printers: printers?.map((printer) => (printer.name === profile.printer ? { ...printer, profile } : printer)) ?? null }));
  usePrinterProfileStore.setState({ failure: null });
  announce(`The settings of ${profile.printer} are kept.`);
  return true;
}

/** Takes in what a file says of printers; those of this computer go by their names. */
export async function importProfiles(): Promise<void> {
  const answer = await bridge.call('printers.profiles.import', {});
  usePrinterProfileStore.setState({ failure: answer.ok ? null : answer.failure.message });
  if (!answer.ok || answer.value.printers === null) return;
  const listed = await bridge.call('printers.list', {});
  if (listed.ok) usePrintStore.setState({ printers: listed.value });
  usePrinterProfileStore.setState(({ imports }) => ({ imports: imports + 1 }));
  announce(`Settings taken in of: ${answer.value.printers.join(', ')}.`);
}

/** Saves what is kept of all printers as a file. */
export async function exportProfiles(): Promise<void> {
  const answer = await bridge.call('printers.profiles.export', {});
  usePrinterProfileStore.setState({ failure: answer.ok ? null : answer.failure.message });
  if (answer.ok && answer.value.name !== null) announce(`Saved as ${answer.value.name}.`);
}

/** Keeps the resolution of pages that go to Windows' printing as pictures; it counts for all its printers. Resolves to true where it is written. */
export async function writePictureDpi(dpi: PictureDpi): Promise<boolean> {
  const answer = await bridge.call('printers.pictures.write', { dpi });
  if (!answer.ok) {
    usePrinterProfileStore.setState({ failure: answer.failure.message });
    announce(answer.failure.message);
    return false;
  }
  usePrintStore.setState(({ printers }) => ({ printers: printers?.map((printer) => (printer.pictureDpi === null ? printer : { ...printer, pictureDpi: dpi })) ?? null }));
  return true;
}

/** Prints a pass of the trial and goes on to what the person does next. */
export async function printTrial(printer: string, pass: Pass): Promise<void> {
  usePrinterProfileStore.setState({ trial: pass === 'fronts' ? 'printing-fronts' : 'printing-backs', failure: null });
  const answer = await bridge.call('printers.trial', { printer, pass });
  // A pass that came to its end all the same was canceled: nothing is asked about it.
  if (answer.ok && usePrinterProfileStore.getState().trial !== 'canceling') usePrinterProfileStore.setState({ trial: pass === 'fronts' ? 'turn' : 'asked' });
  else usePrinterProfileStore.setState({ trial: 'none', failure: answer.ok ? null : answer.failure.message });
  announce(answer.ok ? (pass === 'fronts' ? 'Two fronts are printed. Turn both sheets and put them back.' : 'Both passes are printed.') : answer.failure.message);
}

/** Ends the trial: the pass under way is canceled at the printer; between passes it is simply over. */
export async function cancelTrial(): Promise<void> {
  const { trial } = usePrinterProfileStore.getState();
  if (trial !== 'printing-fronts' && trial !== 'printing-backs') {
    usePrinterProfileStore.setState({ trial: 'none' });
    announce('The trial is over. Nothing was kept.');
    return;
  }
  usePrinterProfileStore.setState({ trial: 'canceling' });
  await bridge.call('printers.trial.cancel', {});
}

/** Prints the alignment sheet and the tap-test sheet of the envelope in use, which tell how far the printer prints off. */
export async function printCheckSheets(printer: string): Promise<void> {
  const envelope = envelopeOf(usePlanStore.getState().settings.present);
  if (!envelope) return;
  usePrinterProfileStore.setState({ checkSheets: 'printing', failure: null });
  const answer = await bridge.call('paper.print', { envelope, printer });
  usePrinterProfileStore.setState({ checkSheets: answer.ok ? 'printed' : 'none', failure: answer.ok ? null : answer.failure.message });
  announce(answer.ok ? 'The check sheets are printed.' : answer.failure.message);
}

/** What stands on the back of sheet 1; null where nothing does. */
export async function answerTrial(profile: PrinterProfile, letter: TrialLetter | null): Promise<void> {
  if (letter === null) {
    usePrinterProfileStore.setState({ trial: 'none', failure: 'The backs came out on the fronts. Print the trial again and put the sheets in with the other side up.' });
    return;
  }
  if (await writeProfile({ ...profile, turning: turningOfTrial(letter) })) usePrinterProfileStore.setState({ trial: 'none' });
}
