import type { RecognisedReport, ReportKind } from './report';

/** What tells a report again in another download. */
export type ReportIdentity = {
  readonly ssid: string | null;
  readonly kind: ReportKind;
  readonly schoolYear: string | null;
  /** Digest of what its pages show, in order; null where no page has a key. Two issues of one report have different ones. */
  readonly content: string | null;
};

/** The identity of a report, with `digest` over its pages' keys. */
export const identityOf = ({ ssid, kind, schoolYear, pageKeys }: Pick<RecognisedReport, 'ssid' | 'kind' | 'schoolYear' | 'pageKeys'>, digest: (text: string) => string): ReportIdentity => ({
  ssid,
  kind,
  schoolYear,
  content: pageKeys === '' ? null : digest(pageKeys),
});
