import { inSteps, type Steps } from '@shared/jobs/steps';
import type { EntryResult } from '../../ports/inspection-pool';
import type { ReadEntryResult } from '../../ports/reading';

/**
 * Results of entries that were read, in memory only, so that a reading that was cancelled, or one of more downloads, goes on from there.
 * An entry that could not be read is not kept: its disk may be back. Reports in them may be packed: a spread or a clone of one takes over nothing.
 */
export class KeptResults {
  private readonly results = new Map<string, EntryResult>();

  get keys(): readonly string[] {
    return [...this.results.keys()];
  }

  get(key: string): EntryResult | undefined {
    return this.results.get(key);
  }

  keep({ key, result }: Pick<ReadEntryResult, 'key' | 'result'>): void {
    if (result.outcome === 'read') this.results.set(key, result);
  }

  /** Forgets all others, in steps: they are of downloads that are gone or have changed. */
  *keepOnly(wanted: ReadonlySet<string>): Steps<void> {
    yield* inSteps(this.keys, (key) => {
      if (!wanted.has(key)) this.results.delete(key);
    });
  }
}
