import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appRoot } from './app-root';
import { endAsking } from './cli/ask';
import { runCli } from './cli/run-cli';
import { terminalContext } from './cli/terminal-context';
import { keepHeapLean } from './lean-heap';

keepHeapLean();

/** Composition root of the command line under Node; the installed program runs the same commands from `main.ts`. */
const { version } = JSON.parse(readFileSync(join(appRoot(), 'package.json'), 'utf8')) as { version: string };

process.exitCode = await runCli(process.argv.slice(2), version, terminalContext);
endAsking();
