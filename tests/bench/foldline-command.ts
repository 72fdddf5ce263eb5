import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from './measure';

const BUILT = dirname(fileURLToPath(import.meta.url));

/** As package.json starts the command line. */
const AS_STARTED = ['--max-semi-space-size=4', '--single-threaded-gc', '--interrupt-budget=264000'];

/** Foldline's built command line, beside the built benchmarks. Reports set aside (the sample has some) are no failure: exit 3. */
export const foldlineCommand = (...args: readonly string[]): Command => ({ program: process.execPath, args: [...AS_STARTED, join(BUILT, '..', 'main', 'cli.js'), ...args], accepted: [0, 3] });

/** A process that does the work of that name in `child.ts`. */
export const childCommand = (name: string, ...args: readonly string[]): Command => ({ program: process.execPath, args: [join(BUILT, 'child.js'), name, ...args] });
