/**
 * `npm test`: sets up what is missing, then types, lint, build, and every test, each step with a heading and its time.
 * Fails when a step fails. What failed is told once more at the end, where it is found after pages of tests that passed; the last line counts the tests.
 */
import { rmSync } from 'node:fs';
import { buildProgram } from './build/program.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureElectronRuntime } from './setup/electron-runtime.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { inRoot } from './setup/paths.mjs';
import { runScript, say } from './setup/say.mjs';
import { ensureTestPrograms } from './setup/system-packages.mjs';
import { checkStyle } from './test/style.mjs';
import { checkTypes } from './test/types.mjs';
import { runTests, TEST_PROJECTS } from './test/vitest.mjs';

const MOST_LINES_OF_A_FAILURE = 20;

const results = inRoot('.cache', 'test-results');

await runScript(async () => {
  checkNodeVersion();
  const failedSteps = [];
  const step = async (name, work) => {
    console.log(`\n== ${name}`);
    const start = performance.now();
    const passed = await work();
    console.log(`== ${name}: ${passed ? 'passed' : 'FAILED'} in ${((performance.now() - start) / 1_000).toFixed(1)} s`);
    if (!passed) failedSteps.push(name);
  };

  await step('set-up', async () => {
    await ensureDependencies();
    await ensureTestPrograms();
    const runtime = await ensureElectronRuntime();
    say(`Electron ${runtime.version} (${runtime.source})`);
    return true;
  });
  // Beside one another, since a check of style is one thread's work.
  await Promise.all([step('types', checkTypes), step('lint', checkStyle)]);
  await step('build', () => buildProgram().then(() => true, reportFailure));

  rmSync(results, { recursive: true, force: true });
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  for (const project of TEST_PROJECTS) {
    await step(`${project} tests`, async () => {
      const outcome = await runTests(project, results);
      for (const key of Object.keys(counts)) counts[key] += outcome.counts[key];
      for (const file of outcome.notRun) console.log(`Did not run: ${file}`);
      failures.push(...outcome.failures);
      return outcome.passed;
    });
  }

  for (const { file, test, why } of failures) console.log(`\n${file}: ${test}\n${firstLines(why)}`);
  if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`);
  console.log(`\n${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`);
  return failedSteps.length > 0 ? 1 : 0;
});

/** The beginning of what a test failed with: its sentence and where in the project it came from. */
function firstLines(why) {
  const ours = why.split('\n').filter((line) => !line.includes('node_modules'));
  return ours.slice(0, MOST_LINES_OF_A_FAILURE).map((line) => `  ${line}`).join('\n');
}

function reportFailure(thrown) {
  console.error(thrown);
  return false;
}
