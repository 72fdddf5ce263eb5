import { createReportPacker } from '@main/services/inspection/pack-reports';
import { markNotProved } from '@main/services/prepare-batches';
import { planRun } from '@shared/domain/packets/plan-run';
import { DEFAULT_PREPARE_SETTINGS, type PrepareSettings } from '@shared/domain/packets/settings';
import { buildManifest } from '@shared/domain/records/build-manifest';
import { inspectRecord } from '@shared/domain/records/inspect-record';
import { type Correction, withCorrections } from '@shared/domain/ssr/corrections';
import type { FoundReport } from '@shared/domain/ssr/report';
import { TABLE_2 } from '@shared/domain/ssr/table-2';
import { atOnce } from '@shared/jobs/steps';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findingsOf, writtenAs } from '../../support/prepared-run';
import { reportLists } from '../../support/report-lists';

const settings: fc.Arbitrary<PrepareSettings> = fc
  .record({
    ...{ combineStudents: fc.boolean(), combineSiblings: fc.boolean(), coverSheets: fc.boolean(), maxSheets: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }) },
    ...{ separators: fc.constantFrom('none', 'school', 'grade'), hold: fc.subarray(['0000000000']), addresses: fc.subarray([{ ssid: '0000000001', lines: ['Ana Sample', 'PO Box 1', 'Sacramento CA 95812'] }]) },
  })
  .map((chosen) => ({ ...DEFAULT_PREPARE_SETTINGS, ...chosen }));

const CORRECTIONS: readonly Correction[] = [1, 2, 3, 4].map((pages) => ({ reportId: 'r1', pages, ssid: '0000000009', grade: '11' }));

/** All that is told of a run over these reports: found again, corrected, mailed before, not proved, and planned. */
const toldOf = (found: readonly FoundReport[], chosen: PrepareSettings): unknown => {
  const findings = atOnce(markNotProved(findingsOf(withCorrections(found, CORRECTIONS, TABLE_2)), [{ id: 'r2', code: 'report-not-proved', unproved: { reason: 'mark', pageNumber: 2 } }]));
  const plan = planRun({ reports: findings.reports, downloadPaths: ['a.zip'], settings: chosen, mailing: new Map([['r3', 'mailed'], ['r4', 'reissued']]) });
  const { manifest } = buildManifest({ findings, plan, settings: chosen, createdAt: '2024-07-01T08:00:00.000Z', batches: writtenAs(plan), digest: (text) => text });
  const { reports, problems, ...record } = inspectRecord(findings);
  return JSON.parse(JSON.stringify([plan, { ...manifest, packets: [...manifest.packets] }, { ...record, reports: [...reports], problems: [...problems] }]));
};

it('what is told of packed reports is what is told of the reports themselves', () => {
  fc.assert(fc.property(reportLists, settings, (reports, chosen) => {
    expect(toldOf(reports.map(createReportPacker()), chosen)).toEqual(toldOf(reports, chosen));
  }));
});
