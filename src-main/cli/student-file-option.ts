import { type NamedColumns, plainHeader, STUDENT_FIELDS } from '@shared/domain/students/columns';
import type { StudentList } from '@shared/domain/students/student-list';
import { FileUnfit } from '../files/regular-file';
import { readStudents } from '../services/read-students';
import { readStudentRows } from '../students/read-student-rows';
import { readStudentColumns } from '../services/settings-store';
import { type Command, type CommandContext, requireText, UsageFault } from './command';
import { cannotBeRead } from './option-file';
import { counted } from './text';

type Options = Parameters<Command['run']>[1];

/** `ssid=State ID,gradeEnrolled=Gr` */
const readNamedColumns = (options: Options): NamedColumns => {
  const text = options['columns'];
  if (typeof text !== 'string') return {};
  return Object.fromEntries(
    text.split(',').map((part) => {
      const at = part.indexOf('=');
      const field = STUDENT_FIELDS.find((one) => one === part.slice(0, at).trim());
      const header = part.slice(at + 1).trim();
      if (at < 0 || field === undefined || header === '') throw new UsageFault(`--columns takes FIELD=HEADER parted by commas; fields are ${STUDENT_FIELDS.join(', ')}.`);
      return [field, header];
    }),
  );
};

/** Reads the file that `--students` names, with the columns that `--columns` names, else those that were named before in the window; these are told, and so are rows that were passed over. */
export const readStudentFile = async (options: Options, { signal, dataFolder, writeMessage }: CommandContext): Promise<StudentList> => {
  const file = requireText(options, 'students');
  const remembered = options['columns'] === undefined ? await readStudentColumns(dataFolder) : {};
  const typed = readNamedColumns(options);
  const named = { ...remembered, ...typed };
  const told = Object.entries(remembered).map(([field, header]) => `${field}=${header}`);
  if (told.length > 0) writeMessage(`Columns as they were named before: ${told.join(', ')}. --columns names others.\n`);
  try {
    const list = await readStudents(file, named, readStudentRows, signal);
    const headers = new Set(list.header.map(plainHeader));
    // What was named before may be for another year's layout; what is typed is meant for this file.
    const absent = Object.values(typed).find((header) => !headers.has(plainHeader(header)));
    if (absent !== undefined) throw new UsageFault(`No column of the student data file is named ${absent}. Check the names given with --columns.`);
    if (list.unclearRows > 0) writeMessage(`${counted(list.unclearRows, 'row')} of the student data file ${list.unclearRows === 1 ? 'has' : 'have'} no SSID of ten digits and ${list.unclearRows === 1 ? 'was' : 'were'} passed over.\n`);
    return list;
  } catch (thrown) {
    if (thrown instanceof FileUnfit || (thrown instanceof Error && 'syscall' in thrown)) throw cannotBeRead('The student data file', '--students', thrown);
    throw thrown;
  }
};
