import type { EntryJob, EntryResult, InspectionPool } from '../../ports/inspection-pool';
import type { EntryOfDownload, ListedDownload } from '../../ports/reading';
import type { InspectDownloadsRequest } from './inspect-downloads-request';
import { jobsOf, placeEntries } from './placed-entries';

/** Entries that are read before all is listed; as many as the window names. */
const MOST_AHEAD = 8;

const nameOf = ({ name, source }: EntryJob): string => JSON.stringify([name, source]);

/**
 * The first few entries, which are read while the others are listed: a person sees at once whether these are the right downloads, and listing
 * tens of thousands of files takes its time. Each counts once it is listed too, and is not read again.
 */
export class ReadAhead {
  private readonly results = new Map<string, EntryResult>();
  private readonly listed = new Map<string, EntryJob>();

  constructor(
    readonly jobs: readonly EntryJob[],
    private readonly onResult: (job: EntryJob, result: EntryResult) => void,
  ) {}

  /** True for an entry that is read ahead; its result comes by `onResult`. */
  takeListed(job: EntryJob): boolean {
    const name = nameOf(job);
    if (job.beginnings || this.listed.has(name) || !this.jobs.some((ahead) => nameOf(ahead) === name)) return false;
    this.listed.set(name, job);
    const result = this.results.get(name);
    if (result) this.onResult(job, result);
    return true;
  }

  /** Takes the result of one of `jobs`. */
  takeResult(ahead: EntryJob, result: EntryResult): void {
    const name = nameOf(ahead);
    this.results.set(name, result);
    const job = this.listed.get(name);
    if (job) this.onResult(job, result);
  }
}

/** What may be read ahead of the listing of downloads. */
export const jobsAhead = async (request: InspectDownloadsRequest, pool: InspectionPool, signal: AbortSignal): Promise<readonly EntryJob[]> => {
  const downloads: ListedDownload[] = [];
  const all: EntryOfDownload[] = [];
  for (const path of request.paths.slice(0, MOST_AHEAD)) {
    const entries = all.length < MOST_AHEAD ? await pool.peek(path, MOST_AHEAD - all.length, signal) : [];
    for (const entry of entries) all.push({ downloadIndex: downloads.length, entry });
    downloads.push({ path, kind: 'folder', problems: [] });
  }
  return [...jobsOf(placeEntries({ downloads, entries: all }), { ...request, cuts: [] })];
};
