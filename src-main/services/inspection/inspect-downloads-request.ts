import type { EnvelopePreset } from '@shared/domain/envelope/presets';
import type { ShiftPt } from '@shared/domain/envelope/shift';
import type { LengthRow } from '@shared/domain/ssr/table-2';
import type { EntryCuts } from '../../ports/inspection';
import type { FrontKept } from '../../ports/inspection-pool';

export type InspectDownloadsRequest = {
  /** As staff gave them. The same path twice is two downloads, the second of duplicates. */
  readonly paths: readonly string[];
  /** The envelope in use and the shift of first pages, for their verdicts. */
  readonly envelope: EnvelopePreset;
  readonly shift?: ShiftPt;
  /** Rows that staff added to Table 2. */
  readonly ownLengths?: readonly LengthRow[];
  /** Where a person said that reports begin. */
  readonly cuts?: readonly EntryCuts[];
  /** How much of what first pages show is kept once they are judged; `whole` as if left out. */
  readonly front?: FrontKept;
};
