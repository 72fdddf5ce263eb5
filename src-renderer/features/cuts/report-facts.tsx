import type { ReactElement } from 'react';
import type { EntryReportView } from '@shared/ipc/views';
import { listOf, rangeOf } from '../../words/counts';
import { gradeName, KIND_NAMES, LANGUAGE_NAMES } from '../../words/kinds';
import { PROBLEM_TITLES } from '../../words/problem-titles';

/** What was found of one report. */
export function ReportFacts({ report }: { readonly report: EntryReportView }): ReactElement {
  const { student, ssid, grade, kind, languages, firstPage, pages, problems } = report;
  const facts: readonly (readonly [term: string, fact: string])[] = [
    ['Student', student ?? 'Name not found'],
    ['SSID', ssid ?? 'Not found'],
    ['Kind', KIND_NAMES[kind]],
    ...(grade ? ([['Grade', gradeName(grade)]] as const) : []),
    ['Language', listOf(languages.map((language) => LANGUAGE_NAMES[language]))],
    ['Pages', rangeOf(firstPage, firstPage + pages - 1)],
    ...(problems.length > 0 ? ([['Look at', listOf(problems.map((code) => PROBLEM_TITLES[code]))]] as const) : []),
  ];
  return (
    <dl className="cuts-facts">
      {facts.map(([term, fact]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
