import type { FirstReportView } from '@shared/ipc/views';
import type { EntryResult } from '../../ports/inspection-pool';
import { FIRST_SHOWN } from '../inspection/read-ahead';

/** What is shown of the reports of a file while the others are read. */
export const firstReports = (result: EntryResult): readonly FirstReportView[] =>
  result.outcome === 'read' ? result.reports.slice(0, FIRST_SHOWN).map(({ student, kind, grade }) => ({ student, kind, grade })) : [];
