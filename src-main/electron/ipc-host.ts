import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { APP_ORIGIN } from '@shared/ipc/addresses';
import { CALL_CHANNEL, DROP_CHANNEL, EVENT_CHANNEL } from '@shared/ipc/channels';
import type { EventName, Events } from '@shared/ipc/contract';
import { type Result, failed } from '@shared/ipc/result';
import type { DroppedView } from '@shared/ipc/views';

/** What checks and answers whatever our own page sends. */
export type AnswerCalls = {
  readonly call: (verb: unknown, input: unknown) => Promise<Result<unknown>>;
  readonly drop: (paths: unknown) => Promise<Result<DroppedView>>;
};

const REFUSED = failed('refused', 'This request did not come from the Foldline window and was refused.');

/** True for the main frame of our own window showing our own page; anything else is refused. */
const isOurs = (event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean => {
  const frame = event.senderFrame;
  return !!window && !!frame && event.sender === window.webContents && frame === window.webContents.mainFrame && frame.origin === APP_ORIGIN;
};

/** Listens for calls of the window that `windowOf` answers. What answers them may still be loading then, and is waited for. */
export const hostCalls = (windowOf: () => BrowserWindow | null, answering: () => Promise<AnswerCalls>): void => {
  ipcMain.handle(CALL_CHANNEL, async (event, verb: unknown, input: unknown) => (isOurs(event, windowOf()) ? (await answering()).call(verb, input) : REFUSED));
  ipcMain.handle(DROP_CHANNEL, async (event, paths: unknown) => (isOurs(event, windowOf()) ? (await answering()).drop(paths) : REFUSED));
};

/** Tells the window something; nothing happens where it is gone. */
export const emitTo = <Name extends EventName>(window: BrowserWindow | null, event: Name, payload: Events[Name]): void => {
  if (window && !window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event, payload);
};
