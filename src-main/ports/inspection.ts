import type { InspectionFindings } from '@shared/domain/records/inspection';
import type { EntrySource } from './entry-source';

/** The findings with the places of the entries' bytes: `sources[entryIndex]`, null where an entry was ignored or could not be located. */
export type Inspection = InspectionFindings & { readonly sources: readonly (EntrySource | null)[] };
