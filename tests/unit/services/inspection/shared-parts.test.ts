import { expect, it } from 'vitest';
import { createSharedParts } from '../../../../src-main/services/inspection/shared-parts';
import type { FoundReport } from '@shared/domain/ssr/report';
import type { EntryResult, JudgedReport } from '../../../../src-main/ports/inspection-pool';
import { copiesOf, foundReport } from '../../../support/found-report';

/** A report as its own pages tell it, before it has a place in a run. */
const judged = (index: number, given: Partial<FoundReport>): JudgedReport => {
  const { id: _id, downloadIndex: _download, entryIndex: _index, entry: _entry, bytesKey: _bytes, sheets: _sheets, ...report } = foundReport(index, given);
  return report;
};

const resultOf = (index: number): EntryResult => ({
  outcome: 'read',
  bytesKey: `key-${index}`,
  pages: 7,
  reports: [judged(index, { pages: 7, copies: copiesOf([4, 3]), problems: ['report-length-unexpected'] }), judged(index + 1, { address: null, student: null })],
  unassigned: [],
});

/** As it comes from another thread: nothing of it is any other result's. */
const received = (index: number): EntryResult => structuredClone(resultOf(index));

const reportsIn = (result: EntryResult) => (result.outcome === 'read' ? result.reports : []);

it('changes nothing of a result', () => {
  const shared = createSharedParts();
  for (const index of [1, 2, 1]) expect(shared(received(index))).toEqual(resultOf(index));
  const setAside: EntryResult = { outcome: 'set-aside', code: 'pdf-damaged' };
  expect(shared(setAside)).toBe(setAside);
});

it('gives results their equal lists in common, and different ones to none', () => {
  const shared = createSharedParts();
  const [[first, second], [other]] = [reportsIn(shared(received(1))), reportsIn(shared(received(5)))] as const;
  expect(first?.copies).toBe(other?.copies);
  expect(first?.problems).toBe(other?.problems);
  expect(first?.window).toBe(other?.window);
  expect(first?.problems).not.toBe(second?.problems);
});
