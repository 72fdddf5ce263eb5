import os from 'node:os';
import { inRoot } from '../setup/paths.mjs';
import { runQuietly } from '../setup/run.mjs';

/** One compiler run per tree, since each may use other libraries: only the window knows the DOM, only the main side knows Node. */
const PROJECTS = ['shared', 'src-main', 'src-renderer', 'tests'];

/** Checks the types of every tree, as many at a time as there are cores. Resolves to whether all are right. */
export async function checkTypes() {
  const waiting = [...PROJECTS];
  let passed = true;
  const worker = async () => {
    for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
      const { code, output } = await runQuietly(process.execPath, [inRoot('node_modules/typescript/bin/tsc'), '-p', project], { cwd: inRoot() });
      if (code === 0) continue;
      passed = false;
      process.stdout.write(output);
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, worker));
  return passed;
}
