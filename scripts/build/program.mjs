/**
 * Builds the program: what the main process, the jobs, the command line, the preload script and the window run.
 *
 * dist/main/       ES modules for Node and Electron; npm packages stay outside and are found in node_modules
 * dist/preload/    one CommonJS file, since a sandboxed preload script can load no other
 * dist/renderer/   the window's page with everything it needs, pdf.js's data included
 * dist/THIRD-PARTY-NOTICES.txt
 *
 * A build is made beside `dist` and takes its place at the end, so that a failed one leaves the last good one.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from '../setup/lock.mjs';
import { checkoutCache, inRoot, root } from '../setup/paths.mjs';
import { say, SetUpStopped } from '../setup/say.mjs';
import { fingerprint } from './fingerprint.mjs';

const INPUTS = ['shared', 'src-main', 'src-renderer', 'assets', 'scripts/build', 'package.json', 'package-lock.json', 'LICENSE'];

/** Builds into `dist` where an input has changed since the last build there. */
export async function buildProgram({ force = false } = {}) {
  await buildWhenStale({
    inputs: INPUTS,
    target: inRoot('dist'),
    force,
    announcement: 'Building the program ...',
    async make(folder) {
      const { buildMain, buildPreload, buildRenderer } = await import('./bundles.mjs');
      const { writeNotices } = await import('./notices.mjs');
      await buildMain(path.join(folder, 'main'));
      await buildPreload(path.join(folder, 'preload'));
      const bundledPackages = await buildRenderer(path.join(folder, 'renderer'));
      await writeNotices(path.join(folder, 'THIRD-PARTY-NOTICES.txt'), bundledPackages);
    },
  });
}

/** Builds the benchmarks into `dist/bench`, where `npm run bench` finds them; they are no part of the program. */
export async function buildBenchmarks() {
  await buildWhenStale({
    inputs: [...INPUTS, 'tests'],
    target: inRoot('dist', 'bench'),
    force: false,
    announcement: 'Building the benchmarks ...',
    async make(folder) {
      const { buildBench } = await import('./bundles.mjs');
      await buildBench(folder);
    },
  });
}

/** Runs a task while no other process replaces what is built. */
export function withSteadyBuild(task) {
  return withLock(path.join(checkoutCache, 'build.lock'), task);
}

async function buildWhenStale({ inputs, target, force, announcement, make }) {
  const stampOf = (folder) => path.join(folder, '.stamp');
  const wanted = fingerprint(root, inputs);
  const isFresh = () => existsSync(stampOf(target)) && readFileSync(stampOf(target), 'utf8') === wanted;
  if (!force && isFresh()) return;

  await withSteadyBuild(async () => {
    if (!force && isFresh()) return;
    say(announcement);
    const next = path.join(checkoutCache, 'build', 'next');
    const last = path.join(checkoutCache, 'build', 'last');
    for (const folder of [next, last]) rmSync(folder, { recursive: true, force: true });
    mkdirSync(next, { recursive: true });
    await make(next);
    writeFileSync(stampOf(next), wanted);
    if (existsSync(target)) moveAway(target, last);
    mkdirSync(path.dirname(target), { recursive: true });
    renameSync(next, target);
    rmSync(last, { recursive: true, force: true });
  });
}

function moveAway(folder, elsewhere) {
  try {
    renameSync(folder, elsewhere);
  } catch (thrown) {
    // Windows moves no folder that a running program has open.
    throw new SetUpStopped(`${folder} is in use (${thrown.code}). Close Foldline, then run the command again.`);
  }
}
