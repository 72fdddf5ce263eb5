import { coverageCsv } from '@shared/domain/students/coverage-csv';
import { type Coverage, coverageOf, type MissingReason, MISSING_REASONS } from '@shared/domain/students/coverage';
import { coverageTable } from '@shared/domain/students/coverage-table';
import { STUDENT_FIELDS } from '@shared/domain/students/columns';
import type { StudentList } from '@shared/domain/students/student-list';
import { type Command, EXIT, requireOperands } from './command';
import { inspectInputs, isNothingReadable, isSomethingSetAside, isSomethingThere, nothingReadableText } from './inspect-inputs';
import { readStudentFile } from './student-file-option';
import { counted, writeJson } from './text';
import { assertCanBeNew, writeNew } from './write-new';

const REASONS: Readonly<Record<MissingReason, string>> = {
  'no-report': 'no report was found',
  'science-pending': 'waits for science results',
  'caa-pending': 'an alternate assessment, whose reports come later',
};

/** Which columns were taken, so that a wrong guess is seen. */
const columnsText = ({ header, columns }: StudentList): string =>
  STUDENT_FIELDS.flatMap((field) => {
    const column = columns[field];
    return column === undefined ? [] : [`${field}=${header[column] ?? ''}`];
  }).join(', ');

const summaryText = (list: StudentList, coverage: Coverage): string => {
  const counts = MISSING_REASONS.map((reason) => [reason, coverage.missing.filter((one) => one.reason === reason).length] as const).filter(([, count]) => count > 0);
  const rows = coverageTable(list, coverage).filter(({ expected, found, unexpected }) => expected !== found || unexpected > 0);
  return (
    `Students in the file: ${coverage.expected} = ${coverage.found} found + ${coverage.missing.length} missing\n` +
    counts.map(([reason, count]) => `  ${count} ${reason}: ${REASONS[reason]}\n`).join('') +
    `${counted(coverage.unexpected.length, 'student')} with a report and not in the file, ${counted(coverage.disagree.length, 'disagreement')} between file and reports\n` +
    (coverage.setAside.length > 0 ? `${counted(coverage.setAside.length, 'student')} found with reports that are all set aside\n` : '') +
    (coverage.otherProgram.length > 0 ? `${counted(coverage.otherProgram.length, 'student')} found with reports of the other program only\n` : '') +
    (coverage.reportsWithoutSsid > 0 ? `${counted(coverage.reportsWithoutSsid, 'report')} without an SSID can’t be held against the file\n` : '') +
    rows.map(({ school, schoolName, grade, expected, found, unexpected }) => `  ${schoolName ?? school ?? 'No school'}, grade ${grade ?? 'unknown'}: ${found} of ${expected} found${unexpected > 0 ? `, ${unexpected} not expected` : ''}\n`).join('') +
    `Columns taken: ${columnsText(list)}\n`
  );
};

export const coverageCommand: Command = {
  name: 'coverage',
  usage: 'coverage INPUT... --students FILE [options]',
  summary: 'Holds the reports found against a student data file: who is missing, and who was not expected.',
  optionHelp: [
    ['--students FILE', 'the student data file: xlsx, or text with carets, tabs or commas'],
    ['--columns FIELD=HEADER,...', `which column holds what, where it is not found: ${STUDENT_FIELDS.join(', ')}`],
    ['--csv FILE', 'a list of everybody who needs a look, for a spreadsheet; the file must not exist'],
    ['--json', 'the record as JSON on standard output'],
  ],
  options: { students: { type: 'string' }, columns: { type: 'string' }, csv: { type: 'string' }, json: { type: 'boolean' } },
  run: async (operands, options, context) => {
    const inputs = requireOperands(operands, 'An input (a zip, a folder or a PDF)');
    const list = await readStudentFile(options, context);
    // With --json what was found is owed, and told before the list is written.
    if (typeof options['csv'] === 'string' && !options['json']) await assertCanBeNew(options['csv'], '--csv');
    const inspection = await inspectInputs(inputs, context);
    const coverage = coverageOf(list, inspection.reports);
    if (options['json'] && isSomethingThere(inspection)) await writeJson({ ...coverage, unclearRows: list.unclearRows, columns: columnsByField(list) }, context);
    if (!options['json'] && !isNothingReadable(inspection)) context.writeOutput(summaryText(list, coverage));
    if (isNothingReadable(inspection)) {
      context.writeMessage(nothingReadableText(inspection));
      return EXIT.failed;
    }
    if (typeof options['csv'] === 'string') await writeNew(options['csv'], coverageCsv(list, coverage), '--csv');
    return isSomethingSetAside(inspection) ? EXIT.setAside : EXIT.done;
  },
};

const columnsByField = ({ header, columns }: StudentList): Readonly<Record<string, string>> =>
  Object.fromEntries(
    STUDENT_FIELDS.flatMap((field) => {
      const column = columns[field];
      return column === undefined ? [] : [[field, header[column] ?? '']];
    }),
  );
