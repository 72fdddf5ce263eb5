import { type BrowserWindow, dialog } from 'electron';

/** A question of a window, whose first answer keeps it and is given by Escape too, and whose second one closes it. */
export type CloseQuestion = { readonly message: string; readonly detail: string; readonly answers: readonly [keep: string, close: string] };

const KEEP = 0;

/** Asks in a box of the system; true where the window is to be closed. */
export const askToClose = async (window: BrowserWindow, { message, detail, answers }: CloseQuestion): Promise<boolean> => {
  const { response } = await dialog.showMessageBox(window, { type: 'warning', message, detail, buttons: [...answers], defaultId: KEEP, cancelId: KEEP, noLink: true });
  return response !== KEEP;
};
