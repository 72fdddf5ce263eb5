import { checkManifestSums } from '@shared/domain/records/check-manifest-sums';
import { manifestCsv } from '@shared/domain/records/manifest-csv';
import { parseManifest } from '@shared/domain/records/parse-manifest';
import { setAsideCsv } from '@shared/domain/records/set-aside-csv';
import { PAPER_POUNDS } from '@shared/domain/post/weigh';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findingsOf, manifestOf } from '../../support/prepared-run';
import { reportLists } from '../../support/report-lists';

const manifests = fc
  .tuple(reportLists, fc.record({ combineStudents: fc.boolean(), combineSiblings: fc.boolean(), siblings: fc.subarray([['0000000001', '0000000002']]), maxSheets: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }), hold: fc.subarray(['0000000001']), paper: fc.constantFrom(...PAPER_POUNDS) }))
  .map(([reports, settings]) => ({ reports, manifest: manifestOf(findingsOf(reports), settings) }));

it('the sums of any manifest agree, and it is read back as it was', () => {
  fc.assert(
    fc.property(manifests, ({ reports, manifest }) => {
      expect(checkManifestSums(manifest)).toEqual([]);
      expect(manifest.totals.reports).toBe(reports.length);
      expect(parseManifest(JSON.parse(JSON.stringify(manifest)))).toEqual({ ok: true, value: manifest });
    }),
  );
});

it('the CSV files have a line for each envelope and for each report in none', () => {
  fc.assert(
    fc.property(manifests, ({ manifest }) => {
      expect([...manifestCsv(manifest)].join('').split('\r\n')).toHaveLength(manifest.packets.length + 2);
      expect([...setAsideCsv(manifest)].join('').split('\r\n')).toHaveLength(manifest.setAside.length + manifest.unreadable.length + 2);
    }),
  );
});
