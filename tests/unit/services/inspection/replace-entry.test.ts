import { expect, it } from 'vitest';
import type { Inspection } from '@main/ports/inspection';
import type { EntryFindings } from '@main/services/inspection/gather-outcomes';
import { replaceEntry } from '@main/services/inspection/reconcile-findings';
import { inSlices } from '@main/services/in-slices';
import { problemOf } from '@shared/problems/describe-problem';
import { foundReport } from '../../../support/found-report';
import { findingsOf } from '../../../support/prepared-run';

const before: Inspection = { ...findingsOf([foundReport(0), foundReport(1)]), sources: [], failures: [], listingProblems: [], entryProblems: new Map(), choices: [] };

const replaced = (inspection: Inspection, problems: EntryFindings['problems']): Promise<Inspection> =>
  inSlices(replaceEntry(inspection, 1, { outcome: inspection.entries.at(1)!, reports: [foundReport(1)], problems }, new Set()));

it('the problems of a file that was read again are those found now, and none are kept of a file that has none', async () => {
  const problem = problemOf('pages-unassigned', { download: '/a.zip', entry: 'report-1.pdf', firstPage: 3 });
  const troubled = await replaced(before, [problem]);
  expect([...troubled.entryProblems]).toEqual([[1, [problem]]]);
  expect([...(await replaced(troubled, [])).entryProblems]).toEqual([]);
});
