import { findEnvelopePreset } from '@shared/domain/envelope/presets';
import type { FoundReport } from '@shared/domain/ssr/report';
import type { LengthRow } from '@shared/domain/ssr/table-2';
import type { Failure } from '@shared/ipc/result';
import { problemOf } from '@shared/problems/describe-problem';
import type { Problem } from '@shared/problems/problem';
import type { JobHooks } from '../ports/hooks';
import type { EntryCuts, Inspection } from '../ports/inspection';
import type { EntryJob, InspectionPool, Listing } from '../ports/inspection-pool';
import { findingsOfListed, findingsOfResult, type EntryFindings, type PlacedEntry } from './inspection/gather-outcomes';
import { inOrder } from './inspection/in-order';
import { readingProgress } from './inspection/reading-progress';
import { reconcileFindings } from './inspection/reconcile-findings';
import { isCancellation } from './is-cancellation';
import { failureOf, JobFailure } from './job-failure';

export type InspectDownloadsRequest = {
  /** As staff gave them. The same path twice is two downloads, the second of duplicates. */
  readonly paths: readonly string[];
  /** The envelope's preset. */
  readonly envelope: string;
  /** Rows that staff added to Table 2. */
  readonly ownLengths?: readonly LengthRow[];
  /** Where a person said that reports begin. */
  readonly cuts?: readonly EntryCuts[];
};

type Dependencies = { readonly pool: InspectionPool; /** Milliseconds, for the pace of progress only. */ readonly now?: () => number };

type Hooks = JobHooks & {
  /** Reports as they are found, in the shown order, before they are held against each other. */
  readonly onReports?: (reports: readonly FoundReport[]) => void;
};

type ListedDownload = Listing & { readonly path: string };

const failureOfPath = (path: string, thrown: unknown): Failure => {
  const { code } = failureOf(thrown);
  return code === 'not-found' || code === 'internal-fault'
    ? { code: 'not-found', message: `${path} is not there. Check the name, and that the disk is still connected.` }
    : { code, message: `${path} cannot be opened. Check that this account may read it.` };
};

const listAll = async (
  pool: InspectionPool,
  paths: readonly string[],
  signal: AbortSignal,
  onListed: (done: number) => void,
): Promise<{ readonly downloads: readonly ListedDownload[]; readonly failures: readonly Failure[] }> => {
  const downloads: ListedDownload[] = [];
  const failures: Failure[] = [];
  for (const [index, path] of paths.entries()) {
    signal.throwIfAborted();
    try {
      downloads.push({ path, ...(await pool.list(path, signal)) });
    } catch (thrown) {
      if (isCancellation(thrown, signal)) throw thrown;
      failures.push(failureOfPath(path, thrown));
    }
    onListed(index + 1);
  }
  return { downloads, failures };
};

/** All entries in the shown order; an entry's place in the list is its index in the run. */
const placeEntries = (downloads: readonly ListedDownload[]): readonly PlacedEntry[] => {
  const placed: PlacedEntry[] = [];
  downloads.forEach(({ path, entries }, downloadIndex) => {
    for (const entry of entries) placed.push({ download: path, downloadIndex, entryIndex: placed.length, entry });
  });
  return placed;
};

const jobsOf = (entries: readonly PlacedEntry[], { envelope, ownLengths = [], cuts = [] }: InspectDownloadsRequest): readonly EntryJob[] => {
  const beginnings = new Map(cuts.map((cut) => [keyOfEntry(cut.download, cut.place, cut.entry), cut.beginnings]));
  let firstOfDownload = 0;
  return entries.flatMap(({ entry, entryIndex, download, downloadIndex }) => {
    if (entries[firstOfDownload]?.downloadIndex !== downloadIndex) firstOfDownload = entryIndex;
    if (entry.kind !== 'inspect') return [];
    const placed = beginnings.get(keyOfEntry(download, entryIndex - firstOfDownload, entry.name));
    return [{ index: entryIndex, name: entry.name, source: entry.source, envelope, ownLengths, ...(placed && { beginnings: placed }) }];
  });
};

const keyOfEntry = (download: string, place: number, entry: string): string => [download, place, entry].join('\n');

/** Reads the jobs' entries; `findings[entryIndex]` is filled as they come. */
const readEntries = async (
  entries: readonly PlacedEntry[],
  jobs: readonly EntryJob[],
  findings: EntryFindings[],
  pool: InspectionPool,
  hooks: Hooks,
  progress: ReturnType<typeof readingProgress>,
): Promise<void> => {
  const ordered = inOrder<readonly FoundReport[]>(jobs.map(({ index }) => index));
  await pool.inspectAll(jobs, {
    signal: hooks.signal,
    onPages: (job, done, total) => progress.pagesDone({ index: job.index, sizeBytes: job.source.sizeBytes }, done, total),
    onResult: (job, result) => {
      const placed = entries[job.index];
      if (!placed) return;
      const found = findingsOfResult(placed, result);
      findings[job.index] = found;
      const ready = ordered.take(job.index, found.reports).flat();
      if (ready.length > 0) hooks.onReports?.(ready);
      progress.entryDone({ index: job.index, sizeBytes: job.source.sizeBytes });
    },
  });
};

/**
 * Reads downloads (zips, folders, single PDFs) and says what was found, with every entry accounted for. Writes nothing.
 *
 * What is wrong with an entry is a problem of the findings. An input that can't be opened is one of `failures`, and the others go on.
 * @throws JobFailure for an unknown envelope; the signal's reason when cancelled.
 */
export const inspectDownloads = async (request: InspectDownloadsRequest, { pool, now = () => performance.now() }: Dependencies, hooks: Hooks): Promise<Inspection> => {
  if (!findEnvelopePreset(request.envelope)) throw new JobFailure('unknown-envelope', 'This envelope is not known. Choose one of the list.');
  const progress = readingProgress(hooks.onProgress, now);
  const { downloads, failures } = await listAll(pool, request.paths, hooks.signal, (done) => progress.listed(done, request.paths.length));
  const entries = placeEntries(downloads);
  const jobs = jobsOf(entries, request);
  const findings = entries.map(findingsOfListed);
  progress.startReading(jobs.map(({ index, source }) => ({ index, sizeBytes: source.sizeBytes })));
  await readEntries(entries, jobs, findings, pool, hooks, progress);

  const parts = {
    downloads,
    entries: findings.map(({ outcome }) => outcome),
    reports: findings.flatMap(({ reports }) => reports),
    listingProblems: listingProblems(downloads),
    entryProblems: findings.map(({ problems }) => problems),
  };
  return {
    ...reconcileFindings(parts),
    listingProblems: parts.listingProblems,
    entryProblems: parts.entryProblems,
    sources: entries.map(({ entry }) => (entry.kind === 'inspect' ? entry.source : null)),
    failures,
  };
};

const listingProblems = (downloads: readonly ListedDownload[]): readonly Problem[] =>
  downloads.flatMap(({ path, problems }) => problems.map(({ code, entry }) => problemOf(code, { download: path, entry, firstPage: null })));
