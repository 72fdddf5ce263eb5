import type { Bridge, EventName, Events, JobOutcome, JobStarted } from '@shared/ipc/contract';
import type { Result } from '@shared/ipc/result';

type JobEvent = { [E in EventName]: Events[E] extends { readonly jobId: string } ? E : never }[EventName];

/** What is to be done with what a job says; `ended` is called exactly once. */
export type JobListeners = {
  readonly started?: (jobId: string) => void;
  readonly ended: (outcome: JobOutcome) => void;
} & { readonly [E in Exclude<JobEvent, 'job.ended'>]?: (payload: Events[E]) => void };

type Said = { readonly event: JobEvent; readonly payload: Events[JobEvent] };

/**
 * Starts a job and follows it to its end.
 *
 * A quick job can speak before the answer with its id has arrived, so listening begins before the call and what was said
 * until then is heard once the id is known. A job that can't be started ends as failed.
 */
export async function runJob(bridge: Pick<Bridge<unknown>, 'on'>, start: () => Promise<Result<JobStarted>>, listeners: JobListeners): Promise<void> {
  let jobId: string | null = null;
  let early: Said[] = [];
  let over = false;
  const stops: (() => void)[] = [];

  const end = (outcome: JobOutcome): void => {
    if (over) return;
    over = true;
    for (const stop of stops) stop();
    listeners.ended(outcome);
  };
  const hear = ({ event, payload }: Said): void => {
    if (over || payload.jobId !== jobId) return;
    if (event === 'job.ended') end((payload as Events['job.ended']).outcome);
    else (listeners[event] as ((payload: Events[JobEvent]) => void) | undefined)?.(payload);
  };
  const listen = (event: JobEvent): void => {
    stops.push(bridge.on(event, (payload) => (jobId === null ? early.push({ event, payload }) : hear({ event, payload }))));
  };
  (['job.progress', 'findings.count', 'print.changed', 'job.ended'] as const).forEach(listen);

  const answer = await start();
  if (!answer.ok) {
    end({ status: 'failed', failure: answer.failure });
    return;
  }
  jobId = answer.value.jobId;
  listeners.started?.(jobId);
  early.forEach(hear);
  early = [];
}
