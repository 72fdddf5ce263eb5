import { TABLE_2, type LengthRow } from '@shared/domain/ssr/table-2';
import type { Inspection } from '../../ports/inspection';
import { findingsInSteps } from '../inspection/gather-outcomes';
import { createReportPacker } from '../inspection/pack-reports';
import { heedPerson, type PersonsWord, replaceEntry } from '../inspection/reconcile-findings';
import { inSlices } from '../in-slices';
import { placeOfEntry } from './entry-place';
import type { LookedEntry } from './entry-views';

/**
 * The findings with an entry as it was read anew, and with what a person says of the reports. What the ledger said before is of none of them: reports have other
 * ids and other pages where a file begins anew. Null where the entry's bytes have no place any more.
 */
export const entryReadAnew = async (inspection: Inspection, { entryIndex, result }: LookedEntry, { preferred, corrections }: PersonsWord, ownLengths: readonly LengthRow[]): Promise<Inspection | null> => {
  const source = inspection.sources.at(entryIndex);
  if (!source) return null;
  const { download, entry: name } = placeOfEntry(inspection, entryIndex);
  const { downloadIndex = 0 } = inspection.entries.at(entryIndex) ?? {};
  const found = await inSlices(findingsInSteps({ download, downloadIndex, entryIndex, entry: { kind: 'inspect', name, source } }, result, createReportPacker()));
  const read = await inSlices(replaceEntry(inspection, entryIndex, found, preferred));
  return corrections.length === 0 ? read : inSlices(heedPerson(read, { preferred, corrections }, [...TABLE_2, ...ownLengths]));
};
