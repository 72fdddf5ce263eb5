import type { EntryJob, EntryResult, InspectionPool } from '../../ports/inspection-pool';
import type { EntryOfDownload, ListedDownload } from '../../ports/reading';
import type { InspectDownloadsRequest } from './inspect-downloads-request';
import { jobsOf, placeEntries } from './placed-entries';

/** As many as show at a glance that the right downloads are read: so many entries are read before all is listed, and so many reports are shown meanwhile. */
export const FIRST_SHOWN = 8;

const nameOf = ({ name, source }: EntryJob): string => JSON.stringify([name, source]);

/**
 * The first few entries, which are read while the others are listed: a person sees at once whether these are the right downloads, and listing
 * tens of thousands of files takes its time. Each counts once it is listed too, and is not read again.
 */
export class ReadAhead {
  private readonly results = new Map<string, EntryResult>();
  private readonly listed = new Map<string, EntryJob>();
  private readonly names: ReadonlySet<string>;

  constructor(
    readonly jobs: readonly EntryJob[],
    private readonly onResult: (job: EntryJob, result: EntryResult) => void,
  ) {
    this.names = new Set(jobs.map(nameOf));
  }

  /** True for an entry that is read ahead; its result comes by `onResult`. */
  takeListed(job: EntryJob): boolean {
    // Of tens of thousands of entries few are named: none where nothing was read ahead, and none once all that was is listed.
    if (this.listed.size === this.names.size) return false;
    const name = nameOf(job);
    if (job.beginnings || this.listed.has(name) || !this.names.has(name)) return false;
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

/** What may be read ahead of the listing of downloads; a file that was chosen twice, such as with its folder, once. */
export const jobsAhead = async (request: InspectDownloadsRequest, pool: InspectionPool, signal: AbortSignal): Promise<readonly EntryJob[]> => {
  const downloads: ListedDownload[] = [];
  const all: EntryOfDownload[] = [];
  for (const path of request.paths.slice(0, FIRST_SHOWN)) {
    const entries = all.length < FIRST_SHOWN ? await pool.peek(path, FIRST_SHOWN - all.length, signal) : [];
    for (const entry of entries) all.push({ downloadIndex: downloads.length, entry });
    downloads.push({ path, kind: 'folder', problems: [] });
  }
  const jobs = [...jobsOf(placeEntries({ downloads, entries: all }), { ...request, cuts: [] })];
  return [...new Map(jobs.map((job) => [nameOf(job), job])).values()];
};
