import type { Bridge } from '@shared/ipc/contract';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly foldline: Bridge<File>;
  }
}

/** The way to main. Only stores use it. */
export const bridge: Bridge<File> = {
  call: (verb, input) => window.foldline.call(verb, input),
  on: (event, listener) => window.foldline.on(event, listener),
  addDropped: (files) => window.foldline.addDropped(files),
};
