import { create } from 'zustand';
import type { JobOutcome, ReadSoFar } from '@shared/ipc/contract';
import type { DownloadsView, FindingsView, FirstReportView } from '@shared/ipc/views';
import type { Progress } from '@shared/jobs/progress';
import { bridge } from '../bridge/bridge';
import { runJob } from '../bridge/run-job';
import { countOf, sentencesOf } from '../words/counts';
import { canceledSentence, failedSentence, unopenedSentence } from '../words/reading-words';
import { announce } from './announcement-store';
import { useDownloadsStore } from './downloads-store';

/** The reading of the downloads, from its start to its end. */
export type Reading = { readonly jobId: string | null; readonly progress: Progress | null; readonly soFar: ReadSoFar; readonly first: readonly FirstReportView[]; readonly cancelling: boolean };

type FindingsState = {
  readonly reading: Reading | null;
  readonly findings: FindingsView | null;
  /** The downloads that the findings are of, null where there are none. */
  readonly of: DownloadsView | null;
  /** Why the last reading gave nothing, and what of it is kept; null also after a cancelled one. */
  readonly failure: string | null;
  /** How far a reading came that was cancelled or failed; what it read is kept. Null where there was none. */
  readonly left: ReadSoFar | null;
};

const nothingFound = { reading: null, findings: null, of: null, failure: null, left: null };
const NOTHING_READ: ReadSoFar = { read: 0, files: 0, kept: 0, reports: 0 };

/** What was found in the downloads. */
export const useFindingsStore = create<FindingsState>(() => nothingFound);

export const forgetFindings = (): void => useFindingsStore.setState(nothingFound);

/** True where the downloads are other ones than those that were read. */
export const isStale = (downloads: DownloadsView, of: DownloadsView | null): boolean => downloads.version !== of?.version;

let readings = 0;

/** Reads all downloads. Resolves to true once findings are there, to false where the reading failed or was cancelled. */
export async function readAll(): Promise<boolean> {
  if (useFindingsStore.getState().reading) return false;
  readings += 1;
  const mine = readings;
  useFindingsStore.setState({ ...nothingFound, reading: { jobId: null, progress: null, soFar: NOTHING_READ, first: [], cancelling: false } });
  const of = useDownloadsStore.getState().downloads;
  const update = (change: Partial<Reading>): void =>
    useFindingsStore.setState(({ reading }) => ({ reading: reading && { ...reading, ...change } }));

  const outcome = await new Promise<JobOutcome>((resolve) => {
    void runJob(bridge, () => bridge.call('findings.inspect', {}), {
      started: (jobId) => update({ jobId }),
      'job.progress': ({ progress }) => update({ progress }),
      'findings.count': ({ soFar, first }) => update({ soFar, first }),
      ended: resolve,
    });
  });
  // Forgotten meanwhile, or begun anew.
  const isOver = (): boolean => mine !== readings || useFindingsStore.getState().reading === null;
  if (isOver()) return false;
  if (outcome.status !== 'succeeded') {
    const left = outcome.soFar ?? NOTHING_READ;
    const failure = outcome.status === 'failed' ? failedSentence(outcome.failure.message, left) : null;
    return stop({ left, failure }, failure ?? canceledSentence(left));
  }

  const answer = await bridge.call('findings.read', {});
  if (isOver()) return false;
  if (!answer.ok) return stop({ failure: answer.failure.message }, answer.failure.message);
  useFindingsStore.setState({ reading: null, findings: answer.value, of });
  announce(sentencesOf(`Reading finished. ${countOf(answer.value.totals.reports, 'report')} found.`, unopenedSentence(answer.value.unopened)));
  return true;
}

/** Takes what an earlier page of this window had read of the present downloads. Resolves to true where there are such findings. */
export async function takeFindings(): Promise<boolean> {
  const of = useDownloadsStore.getState().downloads;
  const answer = await bridge.call('findings.read', {});
  if (!answer.ok) return false;
  useFindingsStore.setState({ findings: answer.value, of });
  return true;
}

/** The findings again, where a correction has changed them. */
export async function refreshFindings(): Promise<void> {
  const answer = await bridge.call('findings.read', {});
  if (answer.ok && useFindingsStore.getState().findings) useFindingsStore.setState({ findings: answer.value });
}

/** Resolves once nothing is read any more. */
export const readingEnded = (): Promise<void> =>
  new Promise((resolve) => {
    if (!useFindingsStore.getState().reading) {
      resolve();
      return;
    }
    const stop = useFindingsStore.subscribe(({ reading }) => {
      if (reading) return;
      stop();
      resolve();
    });
  });

export async function cancelReading(): Promise<void> {
  const jobId = useFindingsStore.getState().reading?.jobId;
  if (!jobId) return;
  useFindingsStore.setState(({ reading }) => ({ reading: reading && { ...reading, cancelling: true } }));
  await bridge.call('job.cancel', { jobId });
}

/** Says why the downloads can't be read now. */
export function failToRead(sentence: string): void {
  useFindingsStore.setState({ failure: sentence });
  announce(sentence);
}

function stop(change: Partial<FindingsState>, sentence: string): false {
  useFindingsStore.setState({ ...nothingFound, ...change });
  announce(sentence);
  return false;
}
