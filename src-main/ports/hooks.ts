import type { Progress } from '@shared/jobs/progress';

/** What a use case tells while it works, and how it is asked to end. An aborted signal makes it throw the signal's reason. */
export type JobHooks = { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void };
