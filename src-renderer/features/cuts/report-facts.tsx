import type { ReactElement } from 'react';
import type { CorrectableField } from '@shared/domain/ssr/report';
import type { EntryReportView } from '@shared/ipc/views';
import { PROBLEM_TITLES } from '@shared/problems/problem-titles';
import { Flag } from '../../ui/flag';
import { listOf, rangeOf } from '../../words/counts';
import { groundWords } from '../../words/grounds';
import { isolated } from '../../words/isolated';
import { gradeName, KIND_NAMES, LANGUAGE_NAMES } from '../../words/kinds';

type Fact = { readonly term: string; readonly fact: string; readonly why: string | null; readonly field?: CorrectableField };

/** What was found of one report, each fact with where it was found, and what a person corrected of it. */
export function ReportFacts({ report }: { readonly report: EntryReportView }): ReactElement {
  const { student, ssid, grade, school, kind, copies, address, downloadDate, firstPage, pages, problems, corrected, was } = report;
  const why = groundWords(report);
  const facts: readonly Fact[] = [
    { term: 'Student', fact: student ?? 'Name not found', why: why.student, field: 'student' },
    { term: 'SSID', fact: ssid ?? 'Not found', why: why.ssid, field: 'ssid' },
    { term: 'Kind', fact: KIND_NAMES[kind], why: why.kind, field: 'kind' },
    { term: 'Grade', fact: grade ? gradeName(grade) : 'Not found', why: why.grade, field: 'grade' },
    { term: 'School', fact: school ?? 'Not found', why: why.school, field: 'school' },
    { term: 'Language', fact: listOf(copies.map(({ language, pages: count }) => `${LANGUAGE_NAMES[language]} (${count})`)), why: why.language },
    { term: 'Date', fact: downloadDate ?? 'Not in the file name', why: why.date },
    { term: 'Address', fact: address.length > 0 ? address.map(isolated).join(', ') : 'Not found', why: why.address },
    { term: 'Pages', fact: rangeOf(firstPage, firstPage + pages - 1), why: null },
    ...(problems.length > 0 ? [{ term: 'Look at', fact: listOf(problems.map((code) => PROBLEM_TITLES[code])), why: null }] : []),
  ];
  return (
    <dl className="cuts-facts">
      {facts.map(({ term, fact, why: ground, field }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            {fact}
            {field && corrected.includes(field) ? (
              <>
                <Flag tone="plain" icon="eye">
                  Corrected
                </Flag>
                <span className="soft small fact-why">Read: {asRead(field, was[field])}</span>
              </>
            ) : (
              ground && <span className="soft small fact-why">{ground}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function asRead(field: CorrectableField, value: string | null): string {
  if (value === null) return 'nothing';
  if (field === 'kind') return KIND_NAMES[value as EntryReportView['kind']];
  return field === 'grade' ? gradeName(value) : value;
}
