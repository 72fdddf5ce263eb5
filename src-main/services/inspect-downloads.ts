import type { JobHooks } from '../ports/hooks';
import type { Inspection } from '../ports/inspection';
import type { InspectionPool } from '../ports/inspection-pool';
import { inSlices } from './in-slices';
import { GatheredFindings } from './inspection/gathered-findings';
import type { InspectDownloadsRequest } from './inspection/inspect-downloads-request';
import { createReportPacker } from './inspection/pack-reports';
import { readDownloads } from './inspection/read-downloads';

/**
 * Reads downloads (zips, folders, single PDFs) and says what was found, with every entry accounted for. Writes nothing.
 *
 * What is wrong with an entry is a problem of the findings. An input that can't be opened is one of `failures`, and the others go on.
 * @throws the signal's reason when cancelled.
 */
export const inspectDownloads = async (request: InspectDownloadsRequest, dependencies: { readonly pool: InspectionPool; readonly now?: () => number }, hooks: JobHooks): Promise<Inspection> => {
  // Not the results are kept but what is found in them, so that both never stand side by side: 50,000 reports are held in bounded memory.
  let found = null as GatheredFindings | null;
  const packed = createReportPacker();
  await readDownloads(request, dependencies, {
    ...hooks,
    onListed: (listed) => void (found = new GatheredFindings(listed)),
    onResult: ({ index }, result) => found?.takeResult(index, result, packed),
  });
  if (!found) throw new Error('the reading ended before the downloads were listed');
  return inSlices(found.finish(), hooks.signal);
};
