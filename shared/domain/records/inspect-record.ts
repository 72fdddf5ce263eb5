import type { Rect } from '../geometry/rect';
import type { FoundReport } from '../ssr/report';
import type { Problem } from '../../problems/problem';
import type { InspectionFindings, InspectionTotals, DownloadSums } from './inspection';
import { mapLazily } from './map-lazily';

/** The JSON document of `inspect --json` (contract); fields stand in the order in which they are written. */
export type InspectRecord = {
  readonly schema: 1;
  readonly downloads: readonly DownloadSums[];
  readonly reports: readonly InspectedReport[];
  readonly problems: readonly Problem[];
  readonly totals: InspectionTotals;
};

/** The document as it is written (`jsonPieces`): tens of thousands of reports and problems are made one at a time. */
export type InspectRecordToWrite = { readonly [Field in keyof InspectRecord]: InspectRecord[Field] extends readonly (infer Item)[] ? Iterable<Item> : InspectRecord[Field] };

/** A report as `inspect` tells it. Page numbers count from 1; the address's box is in points from the top left, to 2 decimals. */
export type InspectedReport = { readonly download: string } & Pick<
  FoundReport,
  | 'id'
  | 'entry'
  | 'firstPage'
  | 'pages'
  | 'sheets'
  | 'program'
  | 'kind'
  | 'copies'
  | 'ssid'
  | 'lea'
  | 'school'
  | 'grade'
  | 'downloadDate'
  | 'student'
  | 'address'
  | 'window'
  | 'problems'
>;

/** What the command line says of findings. Only the contract's fields are taken over, in its order: digests and indexes stay inside. */
export const inspectRecord = (findings: InspectionFindings): InspectRecordToWrite => ({
  schema: 1,
  downloads: findings.downloads.map(({ path, kind, entries, reports, ignored, setAside }) => ({ path, kind, entries, reports, ignored, setAside })),
  reports: mapLazily(findings.reports, (report) => inspectedReport(report, findings.downloads[report.downloadIndex]?.path ?? '')),
  problems: mapLazily(findings.problems, ({ code, severity, download, entry, firstPage, message }) => ({ code, severity, download, entry, firstPage, message })),
  totals: totalsOf(findings.totals),
});

const totalsOf = ({ entries, reports, ignored, setAside, pages, sheets }: InspectionTotals): InspectionTotals => ({
  entries,
  reports,
  ignored,
  setAside,
  pages,
  sheets,
});

const inspectedReport = (report: FoundReport, download: string): InspectedReport => ({
  id: report.id,
  download,
  entry: report.entry,
  firstPage: report.firstPage,
  pages: report.pages,
  sheets: report.sheets,
  program: report.program,
  kind: report.kind,
  copies: report.copies.map(({ language, firstPage, pages }) => ({ language, firstPage, pages })),
  ssid: report.ssid,
  lea: report.lea,
  school: report.school,
  grade: report.grade,
  downloadDate: report.downloadDate,
  student: report.student,
  address: report.address && { lines: report.address.lines, box: roundedBox(report.address.box), zip: report.address.zip },
  window: { fit: report.window.fit, exposes: report.window.exposes },
  problems: report.problems,
});

const roundedBox = ([x0, y0, x1, y1]: Rect): Rect => [hundredths(x0), hundredths(y0), hundredths(x1), hundredths(y1)];

const hundredths = (value: number): number => Math.round(value * 100) / 100;
