import { mapLazily } from '@shared/domain/records/map-lazily';
import { FileUnfit } from '../../files/regular-file';
import type { JobHooks } from '../../ports/hooks';
import type { EntryJob, EntryResult, InspectionPool, Listing } from '../../ports/inspection-pool';
import type { ListedDownload, ListedDownloads, UnopenedInput } from '../../ports/reading';
import type { InspectDownloadsRequest } from './inspect-downloads-request';
import { isCancellation } from '../is-cancellation';
import { failureOf } from '../job-failure';
import { mapTogether } from '../map-together';
import { entryKey } from './entry-key';
import { createEntryList } from './kept-entries';
import { jobsOf, placeEntries } from './placed-entries';
import { jobsAhead, ReadAhead } from './read-ahead';
import { readingProgress } from './reading-progress';

export type ReadDownloadsRequest = InspectDownloadsRequest & {
  /** Keys (`entryKey`) of entries whose results are known from an earlier reading; they are not read again. */
  readonly known?: ReadonlySet<string>;
};

type Dependencies = { readonly pool: InspectionPool; /** Milliseconds, for the pace of progress only. */ readonly now?: () => number };

type Hooks = JobHooks & {
  /** Called once, before any result. */
  readonly onListed: (listed: ListedDownloads) => void;
  /** One of the first entries was read, maybe before they are listed; where it is listed to be read, it is told again by `onResult`. Where this is left out nothing is read ahead. */
  readonly onFirst?: (result: EntryResult) => void;
  /** An entry was read; in no order of entries. */
  readonly onResult: (job: EntryJob, result: EntryResult) => void;
};

const unopened = (path: string, thrown: unknown): UnopenedInput => {
  const { code } = failureOf(thrown);
  if (thrown instanceof FileUnfit) return { path, code, message: `${path} is a pipe or a device and no file. Choose the zip, the folder or the PDF itself.` };
  return code === 'not-found' || code === 'internal-fault'
    ? { path, code: 'not-found', message: `${path} is not there. Check the name, and that the disk is still connected.` }
    : { path, code, message: `${path} cannot be opened. Check that this account may read it.` };
};

/** By the name alone: of those there can be tens of thousands, and listing one holds nothing but its name. */
const isSinglePdf = (path: string): boolean => /\.pdf$/i.test(path);

/** Lists all downloads: single PDFs some at a time, zips and folders, whose listing may hold much, one after the other. */
const listAll = async (
  pool: InspectionPool,
  paths: readonly string[],
  signal: AbortSignal,
  onListed: (done: number) => void,
): Promise<Omit<ListedDownloads, 'known'>> => {
  let done = 0;
  const list = async (path: string): Promise<(Listing & { readonly path: string }) | UnopenedInput> => {
    signal.throwIfAborted();
    try {
      return { path, ...(await pool.list(path, signal)) };
    } catch (thrown) {
      if (isCancellation(thrown, signal)) throw thrown;
      return unopened(path, thrown);
    } finally {
      onListed((done += 1));
    }
  };
  const together = await mapTogether(paths, (path) => (isSinglePdf(path) ? list(path) : Promise.resolve(null)));
  const listed: (Awaited<ReturnType<typeof list>>)[] = [];
  for (const [index, path] of paths.entries()) listed.push(together[index] ?? (await list(path)));
  const downloads: ListedDownload[] = [];
  const entries = createEntryList();
  let files = 0;
  for (const one of listed) {
    if ('code' in one) continue;
    for (const entry of one.entries) {
      entries.push({ downloadIndex: downloads.length, entry });
      if (entry.kind === 'inspect') files += 1;
    }
    downloads.push({ path: one.path, kind: one.kind, problems: one.problems });
  }
  return { downloads, entries, files, failures: listed.filter((one) => 'code' in one) };
};

const knownJobs = (jobs: Iterable<EntryJob>, known: ReadonlySet<string>): ListedDownloads['known'] => {
  const keyed: ListedDownloads['known'][number][] = [];
  for (const job of jobs) {
    const key = entryKey(job);
    if (known.has(key)) keyed.push({ entryIndex: job.index, key });
  }
  return keyed;
};

/**
 * Lists downloads and reads their entries, telling each result as it comes; nothing of them is kept here. Writes nothing.
 * An input that can't be opened is one of the listing's `failures`, and the others go on.
 * @throws the signal's reason when cancelled.
 */
export const readDownloads = async (request: ReadDownloadsRequest, { pool, now = () => performance.now() }: Dependencies, hooks: Hooks): Promise<void> => {
  const { paths, known = new Set<string>() } = request;
  const { signal } = hooks;
  const progress = readingProgress(hooks.onProgress, now);
  const sizeOf = ({ index, source }: EntryJob): { readonly index: number; readonly sizeBytes: number } => ({ index, sizeBytes: source.sizeBytes });
  const take = (job: EntryJob, result: EntryResult): void => {
    hooks.onResult(job, result);
    progress.entryDone(sizeOf(job));
  };

  const peeked = hooks.onFirst && known.size === 0 ? jobsAhead(request, pool, signal) : [];
  const listing = listAll(pool, paths, signal, (done) => progress.listed(done, paths.length));
  // Where reading ahead fails, or is cancelled, nobody waits for it any more.
  listing.catch(() => undefined);
  const ahead = new ReadAhead(await peeked, take);

  async function* jobs(): AsyncGenerator<EntryJob, void> {
    yield* ahead.jobs;
    const listed = await listing;
    const all = { [Symbol.iterator]: () => jobsOf(placeEntries(listed), request) };
    const keyed = known.size === 0 ? [] : knownJobs(all, known);
    hooks.onListed({ ...listed, known: keyed });
    const isKnown = new Set(keyed.map(({ entryIndex }) => entryIndex));
    progress.startReading(mapLazily(all, sizeOf));
    for (const job of all) {
      if (isKnown.has(job.index)) progress.entryDone(sizeOf(job));
      else if (!ahead.takeListed(job)) yield job;
    }
  }

  await pool.inspectAll(jobs(), {
    signal,
    onPages: (job, done, total) => {
      if (!ahead.jobs.includes(job)) progress.pagesDone(sizeOf(job), done, total);
    },
    onResult: (job, result) => {
      if (!ahead.jobs.includes(job)) {
        take(job, result);
        return;
      }
      hooks.onFirst?.(result);
      ahead.takeResult(job, result);
    },
  });
};
