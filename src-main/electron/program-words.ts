import { resolve } from 'node:path';

/** Switches for Chromium itself that a test or a container adds; they are no words of ours. */
const CHROMIUM_SWITCH = /^--(no-sandbox|inspect|remote-debugging-port|enable-logging|disable-gpu)(=|$)/;

/**
 * The words meant for Foldline on the program's command line.
 *
 * @param appPath folder of the program, which an unpackaged Electron is given as a word of its own
 */
export const programWords = (commandLine: readonly string[], isPackaged: boolean, appPath: string): string[] => {
  const words = commandLine.slice(1);
  const start = isPackaged ? 0 : words.findIndex((word) => !word.startsWith('-') && resolve(word) === appPath) + 1;
  return words.slice(start).filter((word) => !CHROMIUM_SWITCH.test(word));
};
