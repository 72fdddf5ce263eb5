import { REPORT_KINDS, type FoundReport } from '@shared/domain/ssr/report';
import fc from 'fast-check';
import { copiesOf, foundReport } from './found-report';

const FAMILY_NAMES = ['Lopez', 'López', 'Nguyen', 'de la Cruz'] as const;

const fields = fc.record({
  copyLengths: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
  firstPage: fc.integer({ min: 1, max: 40 }),
  program: fc.constantFrom('CAASPP', 'ELPAC', 'unknown'),
  kind: fc.constantFrom(...REPORT_KINDS),
  ssid: fc.option(fc.integer({ min: 0, max: 4 }).map((number) => `000000000${number}`), { nil: null }),
  student: fc.option(fc.constantFrom(...FAMILY_NAMES).map((name) => `Ana ${name}`), { nil: null }),
  school: fc.option(fc.constantFrom('0000001', '0000002'), { nil: null }),
  grade: fc.option(fc.constantFrom('TK', 'KN', '03', '11', 'US'), { nil: null }),
  schoolYear: fc.option(fc.constantFrom('2023-24', '2024-25'), { nil: null }),
  downloadDate: fc.option(fc.constantFrom('2024-06-01', '2024-06-02'), { nil: null }),
  content: fc.nat(12),
  problems: fc.subarray(['report-ssid-mismatch', 'address-not-found', 'already-mailed'] as const, { maxLength: 1 }),
});

/** Lists of made-up reports, small in variety so that SSIDs, names, dates and contents often meet. */
export const reportLists: fc.Arbitrary<readonly FoundReport[]> = fc
  .array(fields, { maxLength: 12 })
  .map((all) =>
    all.map(({ copyLengths, content, ...given }, index) =>
      foundReport(index, {
        ...given,
        pages: copyLengths.reduce((sum, length) => sum + length, 0),
        copies: copiesOf(copyLengths, given.firstPage),
        pageKeys: `content-${content}`,
        address: { lines: ['12 Main St', 'Fresno CA 93650'], box: [90, 195, 200, 215], zip: content % 2 === 0 ? '93650' : null },
      }),
    ),
  );
