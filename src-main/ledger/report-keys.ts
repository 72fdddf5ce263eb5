import type { ReportIdentity } from '@shared/domain/ssr/report-identity';
import type { StudentKey } from './student-key';

/** What the ledger keeps instead of who and what a report is: the same report gives the same keys, and nobody can turn them back. */
export type ReportKeys = {
  readonly student: (ssid: string) => string;
  /** Of what the pages show; null where that is not known. */
  readonly content: (report: ReportIdentity) => string | null;
  /** Of whose report of which kind and year it is; null where that is in doubt, so that it is no issue of another one. */
  readonly issue: (report: ReportIdentity) => string | null;
};

export const reportKeys = (keyOf: StudentKey): ReportKeys => ({
  student: keyOf,
  // The texts differ in their beginnings, so that no key of one kind is ever one of another.
  content: ({ content }) => (content === null ? null : keyOf(`content\n${content}`)),
  issue: ({ ssid, kind, schoolYear }) => (ssid === null || kind === 'unknown' ? null : keyOf(['issue', ssid, kind, schoolYear ?? ''].join('\n'))),
});
