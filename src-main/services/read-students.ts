import type { NamedColumns } from '@shared/domain/students/columns';
import { StudentCollector, type StudentList } from '@shared/domain/students/student-list';
import { type ReadStudentRows, type StudentFileFault, StudentFileUnreadable } from '../ports/student-file';
import { JobFailure } from './job-failure';

const SENTENCES: Readonly<Record<StudentFileFault, string>> = {
  'not-a-table': 'This is no table of students. Choose the student data file as TOMS gives it (xlsx or csv).',
  locked: 'This workbook is locked with a password. Save it without one, and choose it again.',
  damaged: 'This workbook is damaged and cannot be read. Download it again from TOMS.',
  'too-large': 'This file holds more than a student data file can. Check where it comes from.',
  'old-workbook': 'This is a workbook of an old kind (.xls). Open it, save it as .xlsx, and choose that one.',
  'open-quote': 'A quote in this file is opened and never closed, so its rows can\'t be told apart. Download it again from TOMS, or save it as .xlsx.',
};

const NO_HEADER = 'No column of this file is named SSID. Check that it is the student data file, or name the column of the SSIDs.';
const NO_STUDENTS = 'No student stands in this file. Check that the column of the SSIDs is the right one.';

/** A file of which some students can't be told would give wrong lists of who is missing, so none of it is used. */
const roundedSentence = ({ roundedRows, header, columns }: StudentList): string =>
  `In the column “${header[columns.ssid ?? -1]?.trim() ?? ''}” a spreadsheet took SSIDs for numbers and rounded them (as in 9.9E+09, in ${roundedRows === 1 ? 'one row' : `${roundedRows} rows`}), so their last digits are lost. ` +
  'Download the file again from TOMS and choose it without saving it in a spreadsheet.';

/** Rows between two looks at whether the work was cancelled. */
const ROWS_PER_LOOK = 1_000;

/**
 * Reads a student data file. Nothing of it is kept but its students.
 * @throws JobFailure where it holds no table of students; the signal's reason when cancelled
 */
export const readStudents = async (path: string, named: NamedColumns, read: ReadStudentRows, signal: AbortSignal): Promise<StudentList> => {
  const collector = new StudentCollector(named);
  let rows = 0;
  try {
    for await (const row of read(path, named)) {
      if (rows++ % ROWS_PER_LOOK === 0) signal.throwIfAborted();
      if (!collector.take(row)) break;
    }
  } catch (thrown) {
    throw thrown instanceof StudentFileUnreadable ? new JobFailure(`students-${thrown.fault}`, SENTENCES[thrown.fault]) : thrown;
  }
  const list = collector.finish();
  if (!list) throw new JobFailure('students-no-header', NO_HEADER);
  if (list.roundedRows > 0) throw new JobFailure('students-rounded', roundedSentence(list));
  if (list.students.length === 0) throw new JobFailure('students-none', NO_STUDENTS);
  return list;
};
