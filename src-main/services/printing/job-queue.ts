/**
 * Jobs that wait for a printer. One that was taken can come back when its printer fails, so a printer that finds none left waits while another
 * printer has one, or while a person is asked about one.
 */
export class JobQueue<Job> {
  private readonly jobs: Job[];
  private readonly waiting = new Set<() => void>();
  /** Jobs that were taken and can still come back. */
  private taken = 0;
  private isClosed = false;

  constructor(jobs: readonly Job[]) {
    this.jobs = [...jobs];
  }

  /** Resolves to the next job; to null once none is left and none can come back, or the signal ends the run. Each job taken is given up again by `done` or `putBack`. */
  async take(signal: AbortSignal): Promise<Job | null> {
    for (;;) {
      if (this.isClosed || signal.aborted) return null;
      const job = this.jobs.shift();
      if (job !== undefined) {
        this.taken += 1;
        return job;
      }
      if (this.taken === 0) return null;
      await this.change(signal);
    }
  }

  /** A taken job is over. */
  done(): void {
    this.taken -= 1;
    this.wake();
  }

  /** Jobs in place of a taken one; they come next. */
  putBack(jobs: readonly Job[]): void {
    this.jobs.unshift(...jobs);
    this.done();
  }

  /** Nothing is taken any more. */
  close(): void {
    this.isClosed = true;
    this.wake();
  }

  private wake(): void {
    for (const go of this.waiting) go();
    this.waiting.clear();
  }

  private change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const go = (): void => {
        signal.removeEventListener('abort', go);
        resolve();
      };
      this.waiting.add(go);
      signal.addEventListener('abort', go, { once: true });
    });
  }
}
