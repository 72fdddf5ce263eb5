import { systemCodeOf } from './system-code';

/** Whether a process of this number runs. It may be another one than the number was written down for: numbers are used again. */
export function isProcessRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (thrown) {
    // EPERM: it runs, under another account.
    return systemCodeOf(thrown) === 'EPERM';
  }
}
