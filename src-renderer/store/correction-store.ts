import { useShallow } from 'zustand/react/shallow';
import type { Correction } from '@shared/domain/ssr/corrections';
import { announce } from './announcement-store';
import { usePlanStore } from './plan-store';
import { changeSettings } from './planning';
import { isPrinting, usePrintStore } from './print-store';

const othersThan = (reportId: string): readonly Correction[] => usePlanStore.getState().settings.present.corrections.filter((one) => one.reportId !== reportId);

/** Takes what a person says of a report instead of what was read. */
export async function correctReport(correction: Correction): Promise<void> {
  await changeSettings({ corrections: [...othersThan(correction.reportId), correction] });
  if (usePlanStore.getState().failure === null) announce('The report is listed with these facts now.');
}

/** Takes back all that was said of a report. */
export async function readAsFound(reportId: string): Promise<void> {
  await changeSettings({ corrections: othersThan(reportId) });
  if (usePlanStore.getState().failure === null) announce('The report is listed as it was read.');
}

/** Why nothing can be corrected now, and whether there is something to take back. */
export const useCorrecting = (): { readonly waits: string | null; readonly undo: boolean; readonly redo: boolean } => {
  const isHeld = usePrintStore(({ printing }) => isPrinting(printing));
  return usePlanStore(
    useShallow(({ plan, busy, settings }) => ({
      waits: isHeld ? 'Printing is under way. Correct reports once it has ended.' : busy ? 'The batches are being planned.' : plan ? null : 'Read the downloads first.',
      undo: settings.past.length > 0,
      redo: settings.future.length > 0,
    })),
  );
};
