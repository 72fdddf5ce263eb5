/**
 * `npm start`: opens the window, whatever has to be set up first.
 * `npm start -- --sample` opens it on a made-up download. Where there is no display, the main job is done without a window.
 */
import { buildProgram } from './build/program.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { hasDisplay } from './setup/display.mjs';
import { electronArguments } from './setup/electron-arguments.mjs';
import { ensureElectronRuntime } from './setup/electron-runtime.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { callersFolder } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { runScript, say } from './setup/say.mjs';
import { ensureWindowLibraries } from './setup/system-packages.mjs';
import { prepareSample } from './start/prepare-sample.mjs';

await runScript(async (args) => {
  checkNodeVersion();
  await ensureDependencies();
  await buildProgram();
  if (!hasDisplay()) {
    say('There is no display here, so no window is opened: Foldline prepares a made-up download on the command line.');
    return prepareSample(callersFolder());
  }
  await ensureWindowLibraries();
  const runtime = await ensureElectronRuntime();
  say(`Opening Foldline on Electron ${runtime.version} ...`);
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return run(runtime.executablePath, electronArguments(args), { cwd: callersFolder(), env });
});
