import type { Failure } from '@shared/ipc/result';
import type { JobHooks } from '../../ports/hooks';
import type { EntryJob, EntryResult, InspectionPool } from '../../ports/inspection-pool';
import type { ListedDownloads } from '../../ports/reading';
import type { InspectDownloadsRequest } from './inspect-downloads-request';
import { isCancellation } from '../is-cancellation';
import { failureOf } from '../job-failure';
import { mapTogether } from '../map-together';
import { entryKey } from './entry-key';
import { jobsOf, placeEntries, type ListedDownload } from './placed-entries';
import { readingProgress } from './reading-progress';

export type ReadDownloadsRequest = InspectDownloadsRequest & {
  /** Keys (`entryKey`) of entries whose results are known from an earlier reading; they are not read again. */
  readonly known?: ReadonlySet<string>;
};

type Dependencies = { readonly pool: InspectionPool; /** Milliseconds, for the pace of progress only. */ readonly now?: () => number };

type Hooks = JobHooks & {
  /** Called once, before anything is read. */
  readonly onListed: (listed: ListedDownloads) => void;
  /** An entry was read; in no order of entries. */
  readonly onResult: (job: EntryJob, result: EntryResult) => void;
};

const failureOfPath = (path: string, thrown: unknown): Failure => {
  const { code } = failureOf(thrown);
  return code === 'not-found' || code === 'internal-fault'
    ? { code: 'not-found', message: `${path} is not there. Check the name, and that the disk is still connected.` }
    : { code, message: `${path} cannot be opened. Check that this account may read it.` };
};

/** Lists all downloads, some at a time: of single PDFs there can be tens of thousands. */
const listAll = async (
  pool: InspectionPool,
  paths: readonly string[],
  signal: AbortSignal,
  onListed: (done: number) => void,
): Promise<{ readonly downloads: readonly ListedDownload[]; readonly failures: readonly Failure[] }> => {
  let done = 0;
  const listed = await mapTogether(paths, async (path): Promise<ListedDownload | Failure> => {
    signal.throwIfAborted();
    try {
      return { path, ...(await pool.list(path, signal)) };
    } catch (thrown) {
      if (isCancellation(thrown, signal)) throw thrown;
      return failureOfPath(path, thrown);
    } finally {
      onListed((done += 1));
    }
  });
  return { downloads: listed.filter((one) => 'entries' in one), failures: listed.filter((one) => 'code' in one) };
};

/**
 * Lists downloads and reads their entries, telling each result as it comes; nothing of them is kept here. Writes nothing.
 * An input that can't be opened is one of the listing's `failures`, and the others go on.
 * @throws the signal's reason when cancelled.
 */
export const readDownloads = async (request: ReadDownloadsRequest, { pool, now = () => performance.now() }: Dependencies, hooks: Hooks): Promise<void> => {
  const { paths, known = new Set<string>() } = request;
  const progress = readingProgress(hooks.onProgress, now);
  const { downloads, failures } = await listAll(pool, paths, hooks.signal, (done) => progress.listed(done, paths.length));
  const jobs = jobsOf(placeEntries(downloads), request);
  const keyed = known.size === 0 ? [] : jobs.map((job) => ({ entryIndex: job.index, key: entryKey(job) })).filter(({ key }) => known.has(key));
  hooks.onListed({ downloads, failures, known: keyed });

  const sizeOf = ({ index, source }: EntryJob): { readonly index: number; readonly sizeBytes: number } => ({ index, sizeBytes: source.sizeBytes });
  const isKnown = new Set(keyed.map(({ entryIndex }) => entryIndex));
  progress.startReading(jobs.map(sizeOf));
  for (const job of jobs) if (isKnown.has(job.index)) progress.entryDone(sizeOf(job));
  await pool.inspectAll(
    jobs.filter(({ index }) => !isKnown.has(index)),
    {
      signal: hooks.signal,
      onPages: (job, done, total) => progress.pagesDone(sizeOf(job), done, total),
      onResult: (job, result) => {
        hooks.onResult(job, result);
        progress.entryDone(sizeOf(job));
      },
    },
  );
};
