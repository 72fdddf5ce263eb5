/** `npm run build`: builds the program into `dist` where its sources have changed. `--force` builds in any case. */
import { buildProgram } from './build/program.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { runScript } from './setup/say.mjs';

await runScript(async (args) => {
  checkNodeVersion();
  await ensureDependencies();
  await buildProgram({ force: args.includes('--force') });
});
