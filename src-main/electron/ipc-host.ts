import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { APP_ORIGIN } from '@shared/ipc/addresses';
import { CALL_CHANNEL, DROP_CHANNEL, EVENT_CHANNEL } from '@shared/ipc/channels';
import type { EventName, Events, InputOf, OutputOf, Verb } from '@shared/ipc/contract';
import { type Result, failed } from '@shared/ipc/result';
import type { DownloadView } from '@shared/ipc/views';
import { failureOf } from '../services/job-failure';
import { CALL_GUARDS, DROPPED_PATHS_GUARD } from './call-guards';

/** What answers each verb. */
export type CallHandlers = { readonly [V in Verb]: (input: InputOf<V>) => Result<OutputOf<V>> | Promise<Result<OutputOf<V>>> };

const REFUSED = failed('refused', 'This request did not come from the Foldline window and was refused.');
const NOT_UNDERSTOOD = failed('not-understood', 'This request was not understood and was refused.');

const isVerb = (verb: unknown): verb is Verb => typeof verb === 'string' && Object.hasOwn(CALL_GUARDS, verb);

/** True for the main frame of our own window showing our own page; anything else is refused. */
const isOurs = (event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean => {
  const frame = event.senderFrame;
  return !!window && !!frame && event.sender === window.webContents && frame === window.webContents.mainFrame && frame.origin === APP_ORIGIN;
};

const answer = async <V extends Verb>(handlers: CallHandlers, verb: V, input: unknown): Promise<Result<OutputOf<V>>> => {
  const checked = CALL_GUARDS[verb].safeParse(input);
  if (!checked.success) return NOT_UNDERSTOOD;
  try {
    return await handlers[verb](checked.data);
  } catch (thrown) {
    return { ok: false, failure: failureOf(thrown) };
  }
};

/** Listens for calls of the window that `windowOf` answers; everything that arrives is checked first. */
export const hostCalls = (windowOf: () => BrowserWindow | null, handlers: CallHandlers, addDropped: (paths: readonly string[]) => readonly DownloadView[]): void => {
  ipcMain.handle(CALL_CHANNEL, (event, verb: unknown, input: unknown) => {
    if (!isOurs(event, windowOf())) return REFUSED;
    return isVerb(verb) ? answer(handlers, verb, input) : NOT_UNDERSTOOD;
  });
  ipcMain.handle(DROP_CHANNEL, (event, paths: unknown): Result<readonly DownloadView[]> => {
    if (!isOurs(event, windowOf())) return REFUSED;
    const checked = DROPPED_PATHS_GUARD.safeParse(paths);
    return checked.success ? { ok: true, value: addDropped(checked.data) } : NOT_UNDERSTOOD;
  });
};

/** Tells the window something; nothing happens where it is gone. */
export const emitTo = <Name extends EventName>(window: BrowserWindow | null, event: Name, payload: Events[Name]): void => {
  if (window && !window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event, payload);
};
