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

await runScript(async (args) => {
  checkNodeVersion();
  await ensureDependencies();
  await buildProgram();
  return run(process.execPath, [inRoot('dist', 'main', 'cli.js'), ...args], { cwd: callersFolder() });
});
