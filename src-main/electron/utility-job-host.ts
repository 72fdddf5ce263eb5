import { utilityProcess } from 'electron';
import type { JobEnd, JobHost, JobMessage, JobOrder } from '../ports/job';

/** How long a job may take to end after it was asked to, in milliseconds. */
const CANCEL_PATIENCE_MS = 3_000;
/** A printing that is cancelled waits to see what becomes of the job at the printer, and writes it down. */
const PRINT_PATIENCE_MS = 30_000;

const CRASHED: JobEnd = {
  type: 'failed',
  failure: { code: 'worker-crashed', message: 'Foldline met a fault of its own and stopped this step. Nothing was changed; start the step again.' },
};

/**
 * Runs each job in a utility process of its own: memory comes back at its end, and a hostile PDF can crash a child and
 * not the program.
 *
 * @param jobFile the built entry of the job process
 */
export const utilityJobHost = (jobFile: string): JobHost => ({
  run: (request, onNews, signal, wishes) =>
    new Promise<JobEnd>((resolve) => {
      const child = utilityProcess.fork(jobFile, [], { serviceName: 'Foldline job', stdio: 'ignore' });
      let end: JobEnd | null = null;
      let patience: NodeJS.Timeout | undefined;
      const say = (order: JobOrder): void => child.postMessage(order);
      const cancel = (): void => {
        say({ type: 'cancel' });
        patience = setTimeout(() => child.kill(), request.kind === 'print' ? PRINT_PATIENCE_MS : CANCEL_PATIENCE_MS);
      };
      child.on('message', (message: JobMessage) => {
        if (message.type === 'done' || message.type === 'failed' || message.type === 'cancelled') {
          end ??= message;
          child.kill();
        } else if (!end) onNews(message);
      });
      child.once('spawn', () => {
        say({ type: 'start', request });
        if (signal.aborted) cancel();
        else signal.addEventListener('abort', cancel, { once: true });
      });
      wishes?.listen(say);
      child.once('exit', () => {
        clearTimeout(patience);
        signal.removeEventListener('abort', cancel);
        resolve(end ?? (signal.aborted ? { type: 'cancelled' } : CRASHED));
      });
    }),
});
