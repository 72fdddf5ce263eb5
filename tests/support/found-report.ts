import { sheetsOf } from '@shared/domain/sheets/plan-sides';
import { EMPTY_FRONT } from '@shared/domain/ssr/front-page';
import type { Copy, FoundReport, Language } from '@shared/domain/ssr/report';

/** A made-up report; what a test does not name is unlike every other report's. `index` is its place in the run and its entry's. */
export const foundReport = (index: number, given: Partial<FoundReport> = {}): FoundReport => {
  const report = {
    id: `r${index}`,
    downloadIndex: 0,
    entryIndex: index,
    entry: `report-${index}.pdf`,
    bytesKey: `bytes-${index}`,
    firstPage: 1,
    pages: 4,
    program: 'CAASPP',
    kind: 'sb-ela-math',
    schoolYear: '2023-24',
    ssid: String(1_000_000_000 + index),
    lea: '1234567',
    school: '7654321',
    schoolName: null,
    grade: '03',
    downloadDate: '2024-06-01',
    student: `Ana Sample${index}`,
    address: { lines: [`Ana Sample${index}`, `${index} Main St`, 'Fresno CA 93650'], box: [90, 195, 200, 215], zip: '93650' },
    grounds: 0,
    problems: [],
    window: { fit: 'ok', exposes: false },
    front: EMPTY_FRONT,
    ...given,
  } satisfies Partial<FoundReport>;
  const copies = given.copies ?? copiesOf([report.pages], report.firstPage);
  const pageKeys = given.pageKeys ?? Array.from({ length: report.pages }, (_, page) => `page-${index}-${page}`).join('\n');
  return { ...report, copies, pageKeys, sheets: sheetsOf({ ...report, copies }) };
};

const COPY_LANGUAGES: readonly Language[] = ['en', 'es', 'vi'];

/** Language copies of the given lengths, one behind the other. */
export const copiesOf = (lengths: readonly number[], firstPage = 1): readonly Copy[] => {
  let next = firstPage;
  return lengths.map((pages, index) => {
    const copy = { language: COPY_LANGUAGES[index] ?? 'unknown', firstPage: next, pages };
    next += pages;
    return copy;
  });
};
