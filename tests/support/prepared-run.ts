import { partsOfBatch, SEPARATOR_PAGES } from '@shared/domain/packets/separators';
import { planRun } from '@shared/domain/packets/plan-run';
import { markProblem, reconcileReports } from '@shared/domain/packets/reconcile-reports';
import { DEFAULT_PREPARE_SETTINGS, type PrepareSettings } from '@shared/domain/packets/settings';
import { buildManifest, type WrittenBatch } from '@shared/domain/records/build-manifest';
import type { EntryOutcome, InspectionFindings } from '@shared/domain/records/inspection';
import type { Manifest } from '@shared/domain/records/manifest';
import type { RunPlan } from '@shared/domain/packets/plan';
import type { FoundReport } from '@shared/domain/ssr/report';
import type { Problem } from '@shared/problems/problem';

/** Findings of one download whose entries hold one report each, with further entries and problems as given. */
export const findingsOf = (found: readonly FoundReport[], others: readonly EntryOutcome[] = [], problems: readonly Problem[] = []): InspectionFindings => {
  const { reports } = reconcileReports(found);
  const entries: readonly EntryOutcome[] = [
    ...reports.map(({ entry, pages }): EntryOutcome => ({ outcome: 'reports', downloadIndex: 0, entry, pages, reports: 1 })),
    ...others,
  ];
  const count = (outcome: EntryOutcome['outcome']) => entries.filter((entry) => entry.outcome === outcome).length;
  const sums = { entries: entries.length, reports: reports.length, ignored: count('ignored'), setAside: count('set-aside') };
  const sum = (of: (report: FoundReport) => number) => reports.reduce((total, report) => total + of(report), 0);
  return {
    downloads: [{ path: 'a.zip', kind: 'zip', ...sums }],
    entries,
    reports,
    problems: [...problems, ...reports.flatMap((report) => markProblem(report, ['a.zip']) ?? [])],
    totals: { ...sums, pages: sum(({ pages }) => pages), sheets: sum(({ sheets }) => sheets) },
  };
};

/** All fingerprints are of one length. */
export const fingerprintOf = (name: string): string => name.padEnd(FINGERPRINT_CHARACTERS, '.');
const FINGERPRINT_CHARACTERS = 12;

/** As a writer has them: no text of its own for each of tens of thousands. */
const listOf = (fingerprints: readonly string[]): WrittenBatch['fingerprints'] => {
  const text = fingerprints.join('');
  return { length: fingerprints.length, at: (page) => text.slice(page * FINGERPRINT_CHARACTERS, (page + 1) * FINGERPRINT_CHARACTERS) };
};

const PAGES_OF_SEPARATOR = Array.from({ length: SEPARATOR_PAGES }, () => fingerprintOf('separator'));

/** What a faultless writer tells of a plan. */
export const writtenAs = ({ batches }: Pick<RunPlan, 'batches'>): readonly WrittenBatch[] =>
  batches.map((batch) => ({
    id: batch.id,
    file: `batches/${batch.id}.pdf`,
    sha256: 'ab'.repeat(32),
    fingerprints: listOf([...partsOfBatch(batch)].flatMap(({ packet }) => packet?.sides.map((side, index) => fingerprintOf(side.kind === 'page' ? `${side.entryIndex}-${index}` : side.kind)) ?? PAGES_OF_SEPARATOR)),
    masked: [],
  }));

/** The manifest of a run over findings, as if all was written. */
export const manifestOf = (findings: InspectionFindings, given: Partial<PrepareSettings> = {}): Manifest => {
  const settings = { ...DEFAULT_PREPARE_SETTINGS, ...given };
  const plan = planRun({ reports: findings.reports, downloadPaths: findings.downloads.map(({ path }) => path), settings });
  const { manifest } = buildManifest({ findings, plan, settings, createdAt: '2024-07-01T08:00:00.000Z', batches: writtenAs(plan), digest: (text) => `seal of ${text.length}` });
  return { ...manifest, packets: [...manifest.packets] };
};
