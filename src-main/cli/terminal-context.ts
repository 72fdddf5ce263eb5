import { dataFolderOf } from './data-folder';
import type { CommandContext } from './command';

const stopper = new AbortController();
let isListening = false;

/** Ctrl-C and a service's stop cancel the command cleanly; a second one ends it at once. */
const listenForStops = (): void => {
  if (isListening) return;
  isListening = true;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopper.abort());
};

/** The context of a command in a terminal or a script. */
export const terminalContext = (namedDataFolder: string | null): CommandContext => {
  listenForStops();
  const isTerminal = process.stderr.isTTY;
  let isProgressShown = false;
  const clearProgress = (): void => {
    if (isProgressShown) process.stderr.write('\r\u001b[K');
    isProgressShown = false;
  };
  return {
    writeOutput: (text) => {
      clearProgress();
      process.stdout.write(text);
    },
    writeMessage: (text) => {
      clearProgress();
      process.stderr.write(text);
    },
    showProgress: (text) => {
      if (!isTerminal) return;
      process.stderr.write(`\r\u001b[K${text}`);
      isProgressShown = true;
    },
    signal: stopper.signal,
    dataFolder: dataFolderOf(namedDataFolder, process.env, process.platform),
  };
};
