import { expect, it } from 'vitest';
import type { Inspection } from '@main/ports/inspection';
import type { EntryFindings } from '@main/services/inspection/gather-outcomes';
import { replaceEntry } from '@main/services/inspection/reconcile-findings';
import { placeOfReports } from '@main/services/inspection/reports-of-entry';
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

it('the reports of a file that was read again stand in the place of those before, and others stay where they are', async () => {
  const combined = [foundReport(2, { id: 'a', entryIndex: 1 }), foundReport(3, { id: 'b', entryIndex: 1, firstPage: 5 })];
  const around: Inspection = { ...before, ...findingsOf([foundReport(0), ...combined, foundReport(4)], [], []) };
  const idsWith = async (reports: EntryFindings['reports']): Promise<readonly string[]> => (await inSlices(replaceEntry(around, 1, { outcome: around.entries.at(1)!, reports, problems: [] }, new Set()))).reports.map(({ id }) => id);
  expect(await idsWith([foundReport(5, { id: 'c', entryIndex: 1 })])).toEqual(['r0', 'c', 'r4']);
  expect(await idsWith([])).toEqual(['r0', 'r4']);
});

it.each([
  [0, [0, 1]],
  [1, [1, 1]],
  [2, [1, 4]],
  [3, [4, 5]],
  [9, [5, 5]],
])('the reports of entry %i are found', (entryIndex, place) => {
  const { from, to } = placeOfReports([0, 2, 2, 2, 3].map((index) => ({ entryIndex: index })), entryIndex);
  expect([from, to]).toEqual(place);
});
