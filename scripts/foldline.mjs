/**
 * `npm run -s foldline -- COMMAND ...`: the command line from a checkout.
 * Standard output is the command's own; the exit code and signals are passed on.
 */
import { buildProgram } from './build/program.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { callersFolder, inRoot } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { runScript } from './setup/say.mjs';

/**
 * The space for new objects, in MB: V8's own 16 are kept three times over and full of what a download of 50,000 reports no longer needs.
 * Has to be said before V8 starts; what the program itself can say, it does (`src-main/lean-heap.ts`).
 */
const NEW_OBJECTS_MB = 4;

await runScript(async (args) => {
  checkNodeVersion();
  await ensureDependencies();
  await buildProgram();
  return run(process.execPath, [`--max-semi-space-size=${NEW_OBJECTS_MB}`, inRoot('dist', 'main', 'cli.js'), ...args], { cwd: callersFolder() });
});
