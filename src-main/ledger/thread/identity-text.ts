import type { ReportIdentity } from '@shared/domain/ssr/report-identity';
import { mapInSteps, type Steps } from '@shared/jobs/steps';

/** Parts the facts of a report; in none of them. */
const BETWEEN = '\t';

/** Identities as one text, a line each: it goes to another thread in a moment, 50,000 objects would hold up the window. */
export function* textOfIdentities(reports: readonly ReportIdentity[]): Steps<{ readonly text: string }> {
  const lines = yield* mapInSteps(reports, ({ ssid, kind, schoolYear, content }) => [ssid ?? '', kind, schoolYear ?? '', content ?? ''].join(BETWEEN));
  return { text: lines.join('\n') };
}

/** The identities of such a text. */
export const identitiesOfText = (text: string): readonly ReportIdentity[] =>
  text === ''
    ? []
    : text.split('\n').map((line): ReportIdentity => {
        const [ssid = '', kind = 'unknown', schoolYear = '', content = ''] = line.split(BETWEEN);
        return { ssid: ssid || null, kind: kind as ReportIdentity['kind'], schoolYear: schoolYear || null, content: content || null };
      });
