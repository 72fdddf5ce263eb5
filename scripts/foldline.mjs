/**
 * `npm run -s foldline -- COMMAND ...`: the command line from a checkout, in this very process: one process less stays in memory.
 * Standard output is the command's own.
 *
 * package.json starts it with a space of 4 MB for new objects: V8's own 16 are kept several times over, full of what a download of 50,000 reports no longer
 * needs. And each thread collects what is no longer used by itself: helpers on other cores would be waited for, and the other threads have these busy, so
 * that it took a twelfth more of the processor's time. And functions are compiled for speed after twice the usual work in them: a thread reads a few hundred
 * reports in seconds, and compiling what is soon done with cost more than it saved (a thirteenth of the processor's time at 1,000 reports). All has to be said before
 * V8 starts; what the program itself can say, it does (`src-main/lean-heap.ts`).
 */
import { pathToFileURL } from 'node:url';
import { buildProgram } from './build/program.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { callersFolder, inRoot } from './setup/paths.mjs';
import { runScript } from './setup/say.mjs';

await runScript(async () => {
  checkNodeVersion();
  await ensureDependencies();
  await buildProgram();
  process.chdir(callersFolder());
  await import(pathToFileURL(inRoot('dist', 'main', 'cli.js')).href);
  return process.exitCode;
});
