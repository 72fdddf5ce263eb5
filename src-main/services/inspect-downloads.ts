import type { EnvelopePreset } from '@shared/domain/envelope/presets';
import type { ShiftPt } from '@shared/domain/envelope/shift';
import { EMPTY_FRONT } from '@shared/domain/ssr/front-page';
import type { LengthRow } from '@shared/domain/ssr/table-2';
import type { JobHooks } from '../ports/hooks';
import type { EntryCuts, Inspection } from '../ports/inspection';
import type { EntryResult, InspectionPool } from '../ports/inspection-pool';
import type { ListedDownloads } from '../ports/reading';
import { composeFindings } from './inspection/compose-inspection';
import { findingsOfResult, type EntryFindings } from './inspection/gather-outcomes';
import { placedAt } from './inspection/placed-entries';
import { readDownloads } from './inspection/read-downloads';
import { createSharedParts } from './inspection/shared-parts';

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
  /** False where no plan is made of the findings: what first pages show is forgotten once they are judged. */
  readonly keepsFronts?: boolean;
};

const withoutFronts = (result: EntryResult): EntryResult =>
  result.outcome === 'read' ? { ...result, reports: result.reports.map((report) => ({ ...report, front: EMPTY_FRONT })) } : result;

/**
 * Reads downloads (zips, folders, single PDFs) and says what was found, with every entry accounted for. Writes nothing.
 *
 * What is wrong with an entry is a problem of the findings. An input that can't be opened is one of `failures`, and the others go on.
 * @throws the signal's reason when cancelled.
 */
export const inspectDownloads = async (request: InspectDownloadsRequest, dependencies: { readonly pool: InspectionPool; readonly now?: () => number }, hooks: JobHooks): Promise<Inspection> => {
  // Not the results are kept but what is found in them, so that both never stand side by side: 50,000 reports are held in bounded memory.
  const found = new Map<number, EntryFindings>();
  let listed: ListedDownloads = { downloads: [], failures: [], known: [] };
  const withSharedParts = createSharedParts();
  await readDownloads(request, dependencies, {
    ...hooks,
    onListed: (all) => void (listed = all),
    onResult: ({ index }, result) => {
      const placed = placedAt(listed.downloads, index);
      if (placed) found.set(index, findingsOfResult(placed, withSharedParts(request.keepsFronts === false ? withoutFronts(result) : result)));
    },
  });
  return composeFindings(listed, ({ entryIndex }) => {
    const findings = found.get(entryIndex);
    found.delete(entryIndex);
    return findings;
  });
};
