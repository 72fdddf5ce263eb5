import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconcileReports } from '@shared/domain/packets/reconcile-reports';
import { studentKey } from '@shared/domain/packets/student-key';
import { changedReport } from '@shared/domain/ssr/changed-report';
import { CORRECTION } from '@shared/domain/ssr/correction-guard';
import { withCorrections, type Correction } from '@shared/domain/ssr/corrections';
import type { FoundReport } from '@shared/domain/ssr/report';
import { groundsOf } from '@shared/domain/ssr/report-grounds';
import { TABLE_2 } from '@shared/domain/ssr/table-2';
import { foundReport } from '../../support/found-report';

const NOWHERE = { ssidOnPages: false, ssidInName: false, studentOnCover: false, studentInAddress: false, gradeOnCover: false, gradeInName: false, schoolOnCover: false, schoolInName: false, kindInWords: false, kindInName: false };
const SHOWS_SSID = groundsOf({ ...NOWHERE, ssidOnPages: true });

const corrected = (report: FoundReport, said: Partial<Correction>): FoundReport => withCorrections([report], [{ reportId: report.id, pages: report.pages, ...said }], TABLE_2)[0]!;

describe('withCorrections', () => {
  const unread = foundReport(1, { ssid: null, student: null, kind: 'unknown', program: 'unknown', grade: null, pages: 2, problems: ['report-ssid-missing', 'report-kind-unknown', 'address-not-found'] });

  it('takes what a person says, and what hangs on it', () => {
    const report = corrected(unread, { ssid: '9900800001', student: 'Avery Sample', kind: 'csa', grade: '04', school: '0126870' });
    expect(report).toMatchObject({ ssid: '9900800001', student: 'Avery Sample', kind: 'csa', program: 'CAASPP', grade: '04', school: '0126870', problems: ['address-not-found'] });
    expect(report.corrected).toEqual({ fields: ['ssid', 'student', 'kind', 'grade', 'school'], was: { ssid: null, student: null, kind: 'unknown', program: 'unknown', grade: null, school: unread.school, problems: ['report-ssid-missing', 'report-kind-unknown'] } });
  });

  it('holds a corrected kind and grade against the expected lengths', () => {
    expect(corrected(unread, { kind: 'sb-ela-math' }).problems).toEqual(['report-ssid-missing', 'report-length-unexpected', 'address-not-found']);
    expect(corrected(foundReport(2, { problems: ['report-ssid-mismatch', 'report-length-unexpected'], pages: 5 }), { kind: 'sb-ela-math-cast', grade: '05' }).problems).toEqual(['report-ssid-mismatch']);
    expect(corrected(foundReport(3), { grade: '12' }).problems).toEqual(['report-length-unexpected']);
  });

  it('leaves an SSID that the pages show', () => {
    const report = foundReport(4, { grounds: SHOWS_SSID });
    expect(corrected(report, { ssid: '9900800002' })).toBe(report);
    expect(corrected(changedReport(report, { grounds: 0 }), { ssid: '9900800002' }).ssid).toBe('9900800002');
  });

  it('is nothing where it says what was read, or where the report is no longer the one that was looked at', () => {
    const report = foundReport(5);
    expect(corrected(report, { grade: '03', student: 'Ana Sample5' })).toBe(report);
    expect(withCorrections([report], [{ reportId: report.id, pages: 3, grade: '08' }], TABLE_2)[0]).toBe(report);
  });

  it('goes back to what was read, whatever was said before, and never changes a page', () => {
    const correction = fc.record(
      { ssid: fc.constantFrom('9900800003', '1000000001'), student: fc.constantFrom('Avery Sample', 'Ana Sample1'), kind: fc.constantFrom('cast' as const, 'sb-ela-math' as const), grade: fc.constantFrom('03', '10'), school: fc.constant('0126870') },
      { requiredKeys: [] },
    );
    const reports = [foundReport(1), unread, foundReport(3, { grounds: SHOWS_SSID, problems: ['report-duplicate'] })].map((report, index) => changedReport(report, { id: `r${index}` }));
    const all = fc.array(fc.tuple(fc.nat({ max: 2 }), correction), { maxLength: 4 }).map((said) => said.map(([index, facts]): Correction => ({ reportId: `r${index}`, pages: reports[index]!.pages, ...facts })));
    fc.assert(
      fc.property(all, all, (first, second) => {
        const once = withCorrections(reports, first, TABLE_2);
        expect(withCorrections(once, second, TABLE_2)).toEqual(withCorrections(reports, second, TABLE_2));
        expect(withCorrections(once, [], TABLE_2)).toEqual(reports);
        once.forEach(({ entry, firstPage, pages, copies, pageKeys, address, id }, index) => expect({ entry, firstPage, pages, copies, pageKeys, address, id }).toEqual(pick(reports[index]!)));
      }),
    );
  });
});

const pick = ({ entry, firstPage, pages, copies, pageKeys, address, id }: FoundReport) => ({ entry, firstPage, pages, copies, pageKeys, address, id });

describe('what follows from a correction', () => {
  it('duplicates and newer issues are found anew', () => {
    const issues = [foundReport(1, { kind: 'unknown', ssid: '9900800004' }), foundReport(2, { kind: 'unknown', ssid: '9900800004', downloadDate: '2024-09-01' })];
    const mark = (reports: readonly FoundReport[]) => reconcileReports(reports).reports.map(({ problems }) => problems);
    expect(mark(issues)).toEqual([[], []]);
    expect(mark(withCorrections(issues, issues.map(({ id, pages }) => ({ reportId: id, pages, kind: 'sb-ela-math' })), TABLE_2))).toEqual([['report-superseded'], []]);
  });

  it('a typed name or SSID puts no two reports into one envelope; a corrected grade may', () => {
    const report = foundReport(1);
    expect(studentKey(report)).not.toBeNull();
    expect(studentKey(corrected(report, { student: 'Avery Sample' }))).toBeNull();
    expect(studentKey(corrected(report, { ssid: '9900800005' }))).toBeNull();
    expect(studentKey(corrected(report, { grade: '04' }))).toBe(studentKey(report));
  });
});

describe('CORRECTION', () => {
  it.each([{ ssid: '123' }, { school: '12' }, { student: ' ' }, { student: 'x'.repeat(200) }, { kind: 'unknown' }, { grade: '13' }, { address: ['x'] }])('refuses %j', (said) => {
    expect(CORRECTION.safeParse({ reportId: 'r', pages: 1, ...said }).success).toBe(false);
  });
});
