/** `npm run bench`: builds the benchmarks and runs them. Arguments are passed on. */
import { buildBenchmarks, buildProgram } from './build/program.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { inRoot } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { runScript } from './setup/say.mjs';

await runScript(async (args) => {
  checkNodeVersion();
  await ensureDependencies();
  await buildProgram();
  await buildBenchmarks();
  return run(process.execPath, ['--expose-gc', inRoot('dist', 'bench', 'main.js'), ...args], { cwd: inRoot() });
});
