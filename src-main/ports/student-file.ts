import type { NamedColumns } from '@shared/domain/students/columns';
import type { TableRow } from '@shared/domain/students/student-list';

/** Why a file gives no rows. */
export type StudentFileFault = 'not-a-table' | 'locked' | 'damaged' | 'too-large' | 'old-workbook' | 'open-quote';

/** The file was opened and holds no table that can be read. A file that can't be opened throws the system's error. */
export class StudentFileUnreadable extends Error {
  constructor(readonly fault: StudentFileFault) {
    super(fault);
    this.name = 'StudentFileUnreadable';
  }
}

/** The rows of a student data file, streamed. `named` are headers that a person named. @throws StudentFileUnreadable */
export type ReadStudentRows = (path: string, named: NamedColumns) => AsyncIterable<TableRow>;
