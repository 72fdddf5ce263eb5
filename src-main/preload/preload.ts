import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { CALL_CHANNEL, DROP_CHANNEL, EVENT_CHANNEL } from '@shared/ipc/channels';
import type { Bridge, EventName, Events } from '@shared/ipc/contract';

/** What the platform hands to a drop; only its path is asked for, through Electron. */
type DroppedFile = Parameters<typeof webUtils.getPathForFile>[0];

type Listener = (payload: unknown) => void;
const listeners = new Map<string, Set<Listener>>();

ipcRenderer.on(EVENT_CHANNEL, (_event, name: string, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload);
});

const bridge: Bridge<DroppedFile> = {
  call: (verb, input) => ipcRenderer.invoke(CALL_CHANNEL, verb, input),
  on: <Name extends EventName>(event: Name, listener: (payload: Events[Name]) => void) => {
    const set = listeners.get(event) ?? new Set();
    listeners.set(event, set);
    set.add(listener as Listener);
    return () => set.delete(listener as Listener);
  },
  // What another program hands over without a file of its own has no path: it is told of too, since it counts as missing.
  addDropped: (files) => ipcRenderer.invoke(DROP_CHANNEL, files.map((file) => webUtils.getPathForFile(file))),
};

contextBridge.exposeInMainWorld('foldline', bridge);
