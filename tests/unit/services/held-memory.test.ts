import { findingsOfResult } from '@main/services/inspection/gather-outcomes';
import { composeFindings } from '@main/services/inspection/compose-inspection';
import { createEntryList } from '@main/services/inspection/kept-entries';
import { digest } from '@main/services/digest';
import { createReportPacker } from '@main/services/inspection/pack-reports';
import { markNotProved, planInspectionInSteps } from '@main/services/prepare-batches';
import type { Inspection } from '@main/ports/inspection';
import type { EntryResult, ListedEntry } from '@main/ports/inspection-pool';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import { buildManifest } from '@shared/domain/records/build-manifest';
import { packFrontPage } from '@shared/domain/ssr/front-page';
import type { RunPlan } from '@shared/domain/packets/plan';
import { atOnce } from '@shared/jobs/steps';
import { describe, expect, it, vi } from 'vitest';
import { heldForEach } from '../../support/held-memory';
import { copiesOf } from '../../support/found-report';
import { writtenAs } from '../../support/prepared-run';

const PAGES = [2, 4, 5, 8];
const words = Array.from({ length: 9 }, (_, index) => ({ text: 'word', box: [90 + index, 190, 99 + index, 200] as const, fontSizePt: 9 }));

/** An entry as it is listed, and what an inspection thread sends of it: copies that share nothing with each other. */
const entryAt = (index: number): { readonly entry: ListedEntry; readonly result: EntryResult } => {
  const pages = PAGES[index % PAGES.length] ?? 2;
  const student = `Ana Maria Sample${index}`;
  const report = {
    ...{ firstPage: 1, pages, copies: copiesOf(pages > 4 ? [pages - 4, 4] : [pages]), program: 'CAASPP' as const, kind: 'sb-ela-math' as const, schoolYear: '2024-25' },
    ...{ ssid: String(9_900_000_000 + index), lea: '9970011', school: `91000${10 + (index % 40)}`, schoolName: null, grade: '03', downloadDate: '2025-09-19', student },
    address: { lines: [student, `${index} Saint Example Street Apt A124`, `Villa Encina, CA 96176-${index % 10_000}`], box: [76, 192.25, 217.91 + (index % 50), 218.69] as const, zip: `96176-${index % 10_000}` },
    ...{ grounds: 85, pageKeys: Array.from({ length: pages }, (_, page) => `${page}f`.padEnd(24, String(index))).join('\n'), problems: [], window: { fit: 'ok' as const, exposes: false } },
    front: packFrontPage({ words, ink: [] }),
  };
  const result: EntryResult = { outcome: 'read', bytesKey: String(index).padStart(32, 'a'), pages, reports: [report], unassigned: [] };
  const source = { kind: 'zip-entry' as const, archive: ARCHIVE, headerOffset: 60_000 * index, method: 'deflated' as const, compressedSizeBytes: 60_000, sizeBytes: 70_000, crc32: 2_000_000_000 + index };
  return { entry: { kind: 'inspect', name: `s1000/9970011_9100017_03_99${index}_20250919_CAASPP.pdf`, source }, result: structuredClone(result) };
};
const ARCHIVE = { kind: 'file', path: '/downloads/a.zip', sizeBytes: 3_000_000_000, modifiedMs: 0 } as const;

const inspectionOf = (count: number): Inspection => {
  const packed = createReportPacker();
  const entries = createEntryList();
  const found = Array.from({ length: count }, (_, entryIndex) => {
    const { entry, result } = entryAt(entryIndex);
    entries.push({ downloadIndex: 0, entry });
    return findingsOfResult({ download: 'a.zip', downloadIndex: 0, entryIndex, entry }, result, packed);
  });
  return atOnce(composeFindings({ failures: [], downloads: [{ path: 'a.zip', kind: 'zip', problems: [] }], entries }, ({ entryIndex }) => found[entryIndex]));
};
const planOf = (inspection: Inspection): RunPlan => atOnce(planInspectionInSteps(inspection, DEFAULT_PREPARE_SETTINGS));

/** The manifest, of which all packets were made once. */
const builtOf = (inspection: Inspection, plan: RunPlan): unknown => {
  const built = buildManifest({ findings: inspection, plan, settings: DEFAULT_PREPARE_SETTINGS, createdAt: '2026-01-01T00:00:00.000Z', batches: writtenAs(plan), digest });
  for (const { seal } of built.manifest.packets) if (seal === '') throw new Error('a packet was not sealed');
  return built;
};

// 50,000 reports are held at once: of each there is an object, and of its packet another, each of a few words, and nothing else. The limits leave room for what a runtime's own objects vary by; a few more objects, lists or texts of each do not fit in.
describe('what is held of each report', () => {
  it('is a hundred bytes of objects while it is found, and another hundred while it is planned and told in the manifest', { timeout: 120_000 }, () => {
    const found = heldForEach(inspectionOf);
    const told = heldForEach((count) => {
      const inspection = inspectionOf(count);
      const plan = planOf(inspection);
      return [inspection, plan, builtOf(inspection, plan)];
    });
    expect({ found, isFew: found < 220 }).toMatchObject({ isFew: true });
    expect({ told, isFew: told < 340 }).toMatchObject({ isFew: true });
  });

  it('is little more where all of them are marked, and no whole report', { timeout: 120_000 }, () => {
    const marked = heldForEach((count) => {
      const inspection = inspectionOf(count);
      return atOnce(markNotProved(inspection, inspection.reports.map(({ id }) => ({ id, code: 'number-not-placed' }))));
    });
    expect({ marked, isFew: marked < 500 }).toMatchObject({ isFew: true });
  });

  it('is some seven hundred bytes outside of them, of the report and its file', () => {
    const blocks = vi.spyOn(Buffer, 'allocUnsafeSlow');
    inspectionOf(5_000);
    const bytes = blocks.mock.calls.reduce((sum, [size]) => sum + size, 0) / 5_000;
    blocks.mockRestore();
    expect({ bytes, isFew: bytes > 400 && bytes < 1_000 }).toMatchObject({ isFew: true });
  });
});
