import type { PrinterProfile } from '@shared/domain/printing/printer-profile';
import { announce } from './announcement-store';
import { changeSettings } from './planning';
import { closeDialog } from './view-store';

/** Plans the batches for what this printer prints off. They have to be saved again, since what was written is meant for another one. */
export async function planFor({ printer, xMm, yMm }: PrinterProfile): Promise<void> {
  closeDialog();
  await changeSettings({ printerXMm: xMm, printerYMm: yMm });
  announce(`The batches are planned for ${printer}. Save them, then print.`);
}
