import type { JobOutcome } from '@shared/ipc/contract';
import type { JobEnd } from '../../ports/job';

/** The outcome of a job that did not hand back what it was asked for. */
export const endWithoutValue = (end: JobEnd): Exclude<JobOutcome, { readonly status: 'succeeded' }> =>
  end.type === 'failed'
    ? { status: 'failed', failure: end.failure }
    : end.type === 'cancelled'
      ? { status: 'cancelled' }
      : { status: 'failed', failure: { code: 'internal-fault', message: 'Foldline met a fault of its own and stopped this step. Start the step again.' } };
