import { failureOf } from '../services/job-failure';
import { askLine } from './ask';
import { dataFolderOf } from './data-folder';
import { type CommandContext, EXIT } from './command';
import { progressText } from './progress-text';

const stopper = new AbortController();
let isListening = false;
let isOutputWatched = false;

/** A reader that has seen enough (`| head`) closes its end, which is no fault; anything else, such as a full disk, is told in a sentence. */
const onOutputFault = (thrown: NodeJS.ErrnoException): void => {
  if (thrown.code === 'EPIPE') return;
  process.stderr.write(`The output could not be written. ${failureOf(thrown).message}\n`);
  process.exit(EXIT.failed);
};

const watchOutput = (): void => {
  if (isOutputWatched) return;
  isOutputWatched = true;
  process.stdout.on('error', onOutputFault);
  // Where messages can't be written there is nobody left to tell.
  process.stderr.on('error', () => undefined);
};

/** Ctrl-C and a service's stop cancel the command cleanly; a second one ends it at once. */
const listenForStops = (): void => {
  if (isListening) return;
  isListening = true;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopper.abort());
};

/** Output that its reader closed, or that failed, never asks for more. */
const untilOutputIsTaken = (): Promise<void> =>
  new Promise((resolve) => {
    const { stdout } = process;
    const events = ['drain', 'close', 'error'] as const;
    const goOn = (): void => {
      for (const event of events) stdout.off(event, goOn);
      resolve();
    };
    for (const event of events) stdout.on(event, goOn);
  });

/** The context of a command in a terminal or a script. */
export const terminalContext = (namedDataFolder: string | null): CommandContext => {
  listenForStops();
  watchOutput();
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
    outputTaken: () => (process.stdout.writableNeedDrain ? untilOutputIsTaken() : Promise.resolve()),
    writeMessage: (text) => {
      clearProgress();
      process.stderr.write(text);
    },
    showProgress: (progress) => {
      if (!isTerminal) return;
      process.stderr.write(`\r\u001b[K${progressText(progress)}`);
      isProgressShown = true;
    },
    ask: (question) => {
      clearProgress();
      return askLine(question, stopper.signal);
    },
    isAttended: process.stdin.isTTY && isTerminal,
    signal: stopper.signal,
    dataFolder: dataFolderOf(namedDataFolder, process.env, process.platform),
  };
};
