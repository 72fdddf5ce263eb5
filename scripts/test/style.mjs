import { inRoot } from '../setup/paths.mjs';
import { runQuietly } from '../setup/run.mjs';

/** Checks the style of everything. Resolves to whether all is right; what is not is printed at the end, in one piece. */
export async function checkStyle() {
  const { code, output } = await runQuietly(process.execPath, [inRoot('node_modules/eslint/bin/eslint.js'), '.'], { cwd: inRoot() });
  process.stdout.write(output);
  return code === 0;
}
