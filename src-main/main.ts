import { app, dialog } from 'electron';
import { isCommandLine } from './cli/is-command-line';
import { programWords } from './electron/program-words';
import { keepHeapLean } from './lean-heap';
import { failureOf } from './services/job-failure';
import { startWindow } from './start-window';

/** Entry of the installed program: its window, or a command. Each loads without what only the other needs. */
const words = programWords(process.argv, app.isPackaged, app.getAppPath());

// Electron waits for this module before it looks for a display, so awaited here a command needs none: it runs on a server too.
if (isCommandLine(words)) {
  const { runInTerminal } = await import('./cli/run-in-terminal');
  app.exit(await runInTerminal(words));
} else {
  keepHeapLean();
  startWindow(words).catch((thrown: unknown) => {
    dialog.showErrorBox('Foldline cannot start', failureOf(thrown).message);
    app.exit(1);
  });
}
