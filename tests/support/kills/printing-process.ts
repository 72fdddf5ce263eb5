import { fork, spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NO_OPTIONS } from '@shared/domain/printing/print-options';
import type { JobMessage, JobOrder } from '@main/ports/job';
import { cliPath, repositoryRoot } from '../built-program';

/** `killed`: by a signal from outside. `code`: the command line's exit code, or 0 and 1 for a worker that was done or failed. */
export type PrintingEnd = { readonly killed: boolean; readonly code: number | null };

/** The built program at printing: the command line, or the job process of the window. */
export type PrintingProcess = {
  /** Its first word: it has loaded, and works from now on. */
  readonly works: Promise<void>;
  readonly kill: () => void;
  /** What it said last, for a test that fails. */
  readonly lastWords: () => string;
  readonly end: Promise<PrintingEnd>;
};

export type PrintingOrder = { readonly folder: string; readonly dataFolder: string; readonly printers: readonly string[]; readonly environment: Readonly<Record<string, string>> };

const WORDS_KEPT = 600;

/** The command line's `print`. */
export function startProgram({ folder, dataFolder, printers, environment }: PrintingOrder): PrintingProcess {
  const words = ['print', folder, ...printers.flatMap((name) => ['--printer', name]), '--data', dataFolder, '--json'];
  const child = spawn(process.execPath, [cliPath, ...words], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...environment } });
  const works = new Promise<void>((resolve) => child.stderr.once('data', () => resolve()));
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-WORDS_KEPT)));
  return processOf(child, { works, codeOf: () => child.exitCode, lastWords: () => said });
}

/** The process that prints for the window, between messages of its own. */
export function startWorker({ folder, dataFolder, printers, environment }: PrintingOrder): PrintingProcess {
  const shim = fileURLToPath(new URL('./parent-port.mjs', import.meta.url));
  const child = fork(join(repositoryRoot, 'dist/main/job.js'), [], { execArgv: ['--import', shim], stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env: { ...process.env, ...environment } });
  const [printer = '', ...morePrinters] = printers;
  const request = { kind: 'print', folder, dataFolder, deadlines: null, printer, morePrinters, batchId: null, fromPiece: null, toPiece: null, pieces: null, ofRun: null, proof: false, reprint: false, options: NO_OPTIONS } as const;
  const say = (order: JobOrder): boolean => child.send(order);
  let end: number | null = null;
  let said = '';
  const works = new Promise<void>((resolve) =>
    child.on('message', (message: JobMessage) => {
      resolve();
      said = JSON.stringify(message).slice(-WORDS_KEPT);
      if (message.type !== 'done' && message.type !== 'failed' && message.type !== 'cancelled') return;
      end = message.type === 'done' && message.value.kind === 'print' && message.value.run.outcome === 'completed' ? 0 : 1;
      // As its host ends it.
      child.kill();
    }),
  );
  child.once('spawn', () => say({ type: 'start', request }));
  return processOf(child, { works, codeOf: () => end, lastWords: () => said });
}

type Heard = { readonly works: Promise<void>; readonly codeOf: () => number | null; readonly lastWords: () => string };

function processOf(child: ChildProcess, { works, codeOf, lastWords }: Heard): PrintingProcess {
  const end = new Promise<PrintingEnd>((resolve) =>
    child.once('close', () => {
      const code = codeOf();
      resolve({ killed: code === null, code });
    }),
  );
  return { works: Promise.race([works, end.then(() => undefined)]), kill: () => void child.kill('SIGKILL'), lastWords, end };
}
