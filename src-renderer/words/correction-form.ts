import { CORRECTABLE, REPORT_KINDS, type CorrectableField } from '@shared/domain/ssr/report';
import type { Correction } from '@shared/domain/ssr/corrections';
import { isSchoolCode, isSsid, LONGEST_STUDENT } from '@shared/domain/ssr/correction-guard';
import { GRADES } from '@shared/domain/ssr/page-grade';
import type { EntryReportView } from '@shared/ipc/views';

/** What stands in the fields of the form. Empty where nothing is known. */
export type TypedFacts = Readonly<Record<CorrectableField, string>>;

export const typedFacts = ({ ssid, student, kind, grade, school }: EntryReportView): TypedFacts => ({
  ssid: ssid ?? '',
  student: student ?? '',
  kind: kind === 'unknown' ? '' : kind,
  grade: grade ?? '',
  school: school ?? '',
});

/** The correction that the fields make of a report, or the sentence that says what to type otherwise. A field left empty stays as it was read. */
export function readCorrection(report: EntryReportView, typed: TypedFacts): Correction | string {
  const said = Object.fromEntries(CORRECTABLE.map((field) => [field, typed[field].trim()])) as TypedFacts;
  if (said.ssid !== '' && !isSsid(said.ssid)) return 'An SSID has ten digits.';
  if (said.school !== '' && !isSchoolCode(said.school)) return 'A school code has seven digits.';
  if (said.student.length > LONGEST_STUDENT) return 'The name is too long. Shorten it.';
  const { was, reportId, pages } = report;
  const kind = REPORT_KINDS.find((one) => one === said.kind);
  const grade = GRADES.find((one) => one === said.grade);
  return {
    reportId,
    pages,
    ...(said.ssid !== '' && said.ssid !== was.ssid && { ssid: said.ssid }),
    ...(said.student !== '' && said.student !== was.student && { student: said.student }),
    ...(kind && kind !== 'unknown' && kind !== was.kind && { kind }),
    ...(grade && grade !== was.grade && { grade }),
    ...(said.school !== '' && said.school !== was.school && { school: said.school }),
  };
}
