import type { JobHooks } from '../ports/hooks';
import type { Inspection } from '../ports/inspection';
import type { InspectionPool } from '../ports/inspection-pool';
import { inSlices } from './in-slices';
import { GatheredFindings } from './inspection/gathered-findings';
import { findingsOfResult } from './inspection/gather-outcomes';
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
  let listed: ConstructorParameters<typeof GatheredFindings>[0] = { downloads: [], entries: [], failures: [] };
  let found = new GatheredFindings(listed);
  const packed = createReportPacker();
  await readDownloads(request, dependencies, {
    ...hooks,
    onListed: (all) => {
      listed = all;
      found = new GatheredFindings(all);
    },
    onResult: ({ index }, result) => {
      const placed = placedAt(listed, index);
      if (placed) found.take(index, findingsOfResult(placed, result, packed));
    },
  });
  return inSlices(found.finish(), hooks.signal);
};
