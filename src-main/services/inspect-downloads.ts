import type { JobHooks } from '../ports/hooks';
import type { Inspection } from '../ports/inspection';
import type { InspectionPool } from '../ports/inspection-pool';
import type { ListedDownloads } from '../ports/reading';
import { inSlices } from './in-slices';
import { composeFindings } from './inspection/compose-inspection';
import { findingsOfResult, type EntryFindings } from './inspection/gather-outcomes';
import type { InspectDownloadsRequest } from './inspection/inspect-downloads-request';
import { createReportPacker } from './inspection/pack-reports';
import { placedAt } from './inspection/placed-entries';
import { readDownloads } from './inspection/read-downloads';

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
  const packed = createReportPacker();
  await readDownloads(request, dependencies, {
    ...hooks,
    onListed: (all) => void (listed = all),
    onResult: ({ index }, result) => {
      const placed = placedAt(listed.downloads, index);
      if (placed) found.set(index, findingsOfResult(placed, result, packed));
    },
  });
  const composing = composeFindings(listed, ({ entryIndex }) => {
    const findings = found.get(entryIndex);
    found.delete(entryIndex);
    return findings;
  });
  return inSlices(composing, hooks.signal);
};
