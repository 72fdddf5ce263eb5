import { setImmediate } from 'node:timers/promises';
import { utilityProcess } from 'electron';
import { brokeOff } from '@shared/domain/printing/wording';
import type { JobEnd, JobHost, JobMessage, JobOrder, JobRequest } from '../ports/job';
import { partRequest } from '../services/request-parts';

/** How long a job may take to end after it was asked to, in milliseconds: a person sees the end within a second. */
const CANCEL_PATIENCE_MS = 500;
/** A printing that is cancelled waits to see what becomes of the job at the printer, and writes it down. */
const PRINT_PATIENCE_MS = 30_000;
/** A process that was ended and has not gone by then hangs in the system, on a drive that does not answer: it is waited for no longer, or nothing else could be started. */
const GONE_WITHIN_MS = 5_000;

/** The end of a job whose process went without a word. A printing has changed something: what it had sent goes on at the printer. */
const crashed = (kind: JobRequest['kind']): JobEnd => ({
  type: 'failed',
  failure: {
    code: 'worker-crashed',
    message:
      kind === 'print'
        ? brokeOff('Foldline met a fault of its own in the middle of printing.')
        : 'Foldline met a fault of its own and stopped this step. Nothing was changed; start the step again.',
  },
});

type Started = { readonly child: Electron.UtilityProcess; readonly spawned: Promise<void> };

const startProcess = (jobFile: string): Started => {
  const child = utilityProcess.fork(jobFile, [], { serviceName: 'Foldline job', stdio: 'ignore' });
  return { child, spawned: new Promise((resolve) => void child.once('spawn', resolve)) };
};

/** `warm` starts the process of the next job ahead of it, and the threads that read, so that a download that is dropped is read without a wait. */
export type UtilityJobHost = JobHost & { readonly warm: () => void };

/**
 * Runs each job in a utility process of its own: memory comes back at its end, and a hostile PDF can crash a child and
 * not the program.
 *
 * @param jobFile the built entry of the job process
 */
export const utilityJobHost = (jobFile: string): UtilityJobHost => {
  let spare: Started | null = null;
  const takeProcess = (): Started => {
    const taken = spare ?? startProcess(jobFile);
    spare = null;
    return taken;
  };
  const warm = (): void => {
    if (spare) return;
    const started = startProcess(jobFile);
    spare = started;
    void started.spawned.then(() => started.child.postMessage({ type: 'warm' } satisfies JobOrder));
    started.child.once('exit', () => {
      if (spare === started) spare = null;
    });
  };
  return { warm, run: runIn(takeProcess) };
};

const runIn =
  (takeProcess: () => Started): JobHost['run'] =>
  (request, onNews, signal, wishes) =>
    new Promise<JobEnd>((resolve) => {
      const { child, spawned } = takeProcess();
      let end: JobEnd | null = null;
      let patience: NodeJS.Timeout | undefined;
      let isStarted = false;
      const say = (order: JobOrder): void => child.postMessage(order);
      const settle = (): void => {
        clearTimeout(patience);
        signal.removeEventListener('abort', cancel);
        resolve((end ??= signal.aborted ? { type: 'cancelled' } : crashed(request.kind)));
      };
      const endProcess = (): void => {
        clearTimeout(patience);
        patience = setTimeout(settle, GONE_WITHIN_MS);
        child.kill();
      };
      const cancel = (): void => {
        if (!isStarted) {
          endProcess();
          return;
        }
        say({ type: 'cancel' });
        patience = setTimeout(endProcess, request.kind === 'print' ? PRINT_PATIENCE_MS : CANCEL_PATIENCE_MS);
      };
      child.on('message', (message: JobMessage) => {
        if (message.type === 'done' || message.type === 'failed' || message.type === 'cancelled') {
          end ??= message;
          endProcess();
        } else if (!end) onNews(message);
      });
      // Bit by bit: 50,000 reports at once would hold up the window for a second.
      const start = async (): Promise<void> => {
        const parts = partRequest(request);
        for (let next = parts.next(); !signal.aborted; next = parts.next()) {
          if (next.done) {
            isStarted = true;
            say({ type: 'start', request: next.value });
            return;
          }
          say({ type: 'part', part: next.value });
          await setImmediate();
        }
      };
      void spawned.then(() => {
        if (signal.aborted) {
          cancel();
          return;
        }
        signal.addEventListener('abort', cancel, { once: true });
        // What can't be told to the process would be waited for without an end.
        start().catch(endProcess);
      });
      wishes?.listen(say);
      child.once('exit', settle);
    });
