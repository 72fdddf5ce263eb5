import { reconcileReports } from '@shared/domain/packets/reconcile-reports';
import type { FoundReport } from '@shared/domain/ssr/report';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reportLists } from '../../support/report-lists';

const marked = (report: FoundReport): boolean => report.problems.some((code) => code === 'report-duplicate' || code === 'report-superseded');
const ownProblem = (report: FoundReport): boolean => report.problems.some((code) => code === 'report-ssid-mismatch' || code === 'already-mailed');

it('keeps every report in its place', () => {
  fc.assert(
    fc.property(reportLists, (reports) => {
      const result = reconcileReports(reports);
      expect(result.reports.map(({ id }) => id)).toEqual(reports.map(({ id }) => id));
    }),
  );
});

it('leaves every pupil who has a sound report with one', () => {
  fc.assert(
    fc.property(reportLists, (reports) => {
      const going = reconcileReports(reports).reports.filter((report) => !marked(report) && !ownProblem(report));
      const pupils = (list: readonly FoundReport[]) => [...new Set(list.flatMap(({ ssid }) => ssid ?? []))].sort();
      const sound = reports.filter((report) => !ownProblem(report));
      // A report without SSID can stand for the same pages under one.
      const keys = (list: readonly FoundReport[]) => new Set(list.map(({ pageKeys }) => pageKeys));
      const lost = pupils(sound).filter((ssid) => !pupils(going).includes(ssid));
      for (const ssid of lost) expect(sound.filter((report) => report.ssid === ssid).some(({ pageKeys }) => keys(going).has(pageKeys))).toBe(true);
    }),
  );
});
