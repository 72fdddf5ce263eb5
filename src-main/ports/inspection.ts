import type { InspectionFindings } from '@shared/domain/records/inspection';
import type { Failure } from '@shared/ipc/result';
import type { EntrySource } from './entry-source';

/** The findings with the places of the entries' bytes: `sources[entryIndex]`, null where an entry was ignored or could not be located. */
export type Inspection = InspectionFindings & {
  readonly sources: readonly (EntrySource | null)[];
  /** Inputs that could not be opened at all, each named in its sentence; they are no downloads of the findings. */
  readonly failures: readonly Failure[];
};
