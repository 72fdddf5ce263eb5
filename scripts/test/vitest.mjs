import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from '../build/fingerprint.mjs';
import { inRoot } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';

/** The folders of tests by vitest project; `vitest.config.ts` names the same. */
const FOLDERS = {
  unit: ['unit', 'property', 'architecture'],
  integration: ['integration', 'printing'],
  e2e: ['e2e', 'visual'],
};

/** The vitest projects in the order they are run: the quickest first. */
export const TEST_PROJECTS = Object.keys(FOLDERS);

/**
 * Runs one vitest project.
 * Resolves to { passed, counts: { passed, failed, skipped }, notRun, failures: [{ file, test, why }] }, the files from the top of the project;
 * a test file that could not be run counts as one failed test.
 */
export async function runTests(project, resultsFolder) {
  const results = path.join(resultsFolder, `${project}.json`);
  const vitest = [
    ...[inRoot('node_modules/vitest/vitest.mjs'), 'run', '--project', project],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${results}`],
  ];
  const code = await run(process.execPath, vitest, { cwd: inRoot() });

  const wanted = FOLDERS[project].flatMap((folder) => filesBelow(inRoot('tests', folder))).filter((file) => file.endsWith('.test.ts'));
  const report = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : undefined;
  const ran = new Set(report?.testResults.map(({ name }) => path.normalize(name)));
  const notRun = wanted.filter((file) => !ran.has(file)).map((file) => path.relative(inRoot(), file));
  const failures = (report?.testResults ?? []).flatMap(failuresIn);
  return {
    passed: code === 0 && notRun.length === 0,
    counts: {
      passed: report?.numPassedTests ?? 0,
      failed: failures.length,
      skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
    },
    notRun,
    failures,
  };
}

/** The tests of a file that failed; a file that failed without one could not be loaded, or what is done before its tests failed. */
function failuresIn({ name, status, message, assertionResults }) {
  const file = path.relative(inRoot(), name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (status === 'failed' && failed.length === 0) return [{ file, test: 'could not be run', why: message }];
  return failed.map(({ fullName, failureMessages }) => ({ file, test: fullName, why: failureMessages.join('\n') }));
}
