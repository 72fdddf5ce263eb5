import type { ReactElement } from 'react';
import type { ProblemView } from '@shared/ipc/views';
import type { ProblemCode } from '@shared/problems/problem';
import { openChoice } from '../store/choice-store';
import { openEntry } from '../store/entry-store';
import { Button } from './button';

/** Problems that a look at the file's pages can settle. */
const ABOUT_BEGINNINGS: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['pages-unassigned', 'not-a-score-report', 'report-length-unexpected', 'report-ssid-mismatch']);
/** Problems that a look at what was read can settle. */
const ABOUT_FACTS: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['report-ssid-missing', 'report-kind-unknown']);

/** What a person can do about a problem, where there is something. */
export function ProblemAction({ problem }: { readonly problem: ProblemView }): ReactElement | null {
  const { code, entryIndex, firstPage, reportId } = problem;
  if (reportId !== null) return <Button onPress={() => void openChoice(reportId)}>Compare the reports…</Button>;
  if (entryIndex !== null && ABOUT_FACTS.has(code)) {
    return <Button onPress={() => void openEntry(entryIndex, 'reports', firstPage ?? 1)}>Check what was read…</Button>;
  }
  if (entryIndex !== null && ABOUT_BEGINNINGS.has(code)) {
    return <Button onPress={() => void openEntry(entryIndex, 'pages', firstPage ?? 1)}>Check where reports begin…</Button>;
  }
  return null;
}
