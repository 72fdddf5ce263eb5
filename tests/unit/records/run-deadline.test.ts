import { deadlineGrounds, deadlineHead } from '@shared/domain/printing/deadline-words';
import type { ManifestDeadline } from '@shared/domain/records/manifest';
import { distinctDeadlines, runDeadlines } from '@shared/domain/records/run-deadline';
import { expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';
import { findingsOf, manifestOf } from '../../support/prepared-run';

const caaspp: ManifestDeadline = {
  download: 'a.zip',
  program: 'CAASPP',
  reports: 2,
  received: '2026-05-01',
  receivedFrom: 'entered',
  due: '2026-05-29',
  daysLeft: 20,
  rule: '5 CCR 863(a): within 20 working days after the results were received',
  assumptions: ['Counting starts on the day after receipt.'],
  missing: null,
};
const elpac: ManifestDeadline = { ...caaspp, program: 'ELPAC', due: '2026-05-31' };
const { packets } = manifestOf(findingsOf([foundReport(0), foundReport(1)]));

it('a run has the deadlines of what it prints, with the days left on its own day, and names no download', () => {
  const due = runDeadlines([elpac, caaspp, { ...caaspp, download: 'b.zip', due: '2026-04-01' }], packets, '2026-05-27');
  expect(due).toEqual([{ program: 'CAASPP', received: '2026-05-01', receivedFrom: 'entered', due: '2026-05-29', daysLeft: 2, rule: caaspp.rule, assumptions: caaspp.assumptions, missing: null }]);
  expect(JSON.stringify(due)).not.toContain('.zip');
});

it('a report of unknown kind may be of either program', () => {
  const unknown = packets.map((packet) => ({ ...packet, reports: packet.reports.map((report) => ({ ...report, kind: 'unknown' as const })) }));
  expect(runDeadlines([elpac, caaspp], unknown, '2026-05-27').map(({ program }) => program)).toEqual(['CAASPP', 'ELPAC']);
});

it('equal deadlines of several downloads stand once, the earliest first, those without a date behind', () => {
  const none: ManifestDeadline = { ...caaspp, received: null, receivedFrom: null, due: null, daysLeft: null, rule: null, assumptions: [], missing: 'Enter the day.' };
  expect(distinctDeadlines([none, elpac, caaspp, { ...caaspp, download: 'b.zip', reports: 7 }]).map(({ due }) => due)).toEqual(['2026-05-29', '2026-05-31', null]);
});

it('is told with days left, rule, receipt and assumptions', () => {
  expect(deadlineHead({ ...caaspp, daysLeft: 1 })).toBe('CAASPP: due 2026-05-29, 1 day left');
  expect(deadlineHead({ ...caaspp, daysLeft: -3 })).toBe('CAASPP: due 2026-05-29, 3 days past');
  expect(deadlineHead({ ...caaspp, due: null, daysLeft: null, missing: 'Enter the day.' })).toBe('CAASPP: no date. Enter the day.');
  expect(deadlineGrounds({ ...caaspp, receivedFrom: 'file-names' })).toEqual([`${caaspp.rule}.`, 'Received 2026-05-01, the earliest day in the file names; the results can have been in TOMS before.', ...caaspp.assumptions]);
  expect(deadlineGrounds({ ...caaspp, rule: null })).toEqual([]);
});
