import { readBeginning } from '../files/regular-file';
import { type ReadStudentRows, StudentFileUnreadable } from '../ports/student-file';
import { readTextTable } from './text-table';

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
/** The container of workbooks before 2007, and of those that are locked with a password. */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const PDF = Buffer.from('%PDF-', 'latin1');
const LOCKED = Buffer.from('EncryptedPackage', 'utf16le');

const MOST_BEGINNING_BYTES = 64 * 1024;

/** Ten times what a state's largest district has, as text; a workbook is packed. */
const MOST_FILE_BYTES = 1_000_000_000;

/** The rows of a student data file, told by its bytes and not by its name. */
export const readStudentRows: ReadStudentRows = async function* (path, named) {
  const beginning = await readBeginning(path, MOST_BEGINNING_BYTES, MOST_FILE_BYTES);
  const begins = (mark: Buffer): boolean => beginning.subarray(0, mark.length).equals(mark);
  if (begins(COMPOUND_FILE)) throw new StudentFileUnreadable(beginning.includes(LOCKED) ? 'locked' : 'old-workbook');
  if (begins(PDF)) throw new StudentFileUnreadable('not-a-table');
  if (begins(ZIP)) {
    // Its package is loaded only where a workbook is read.
    const { readWorkbookTable } = await import('./workbook-table');
    yield* readWorkbookTable(path);
  } else yield* readTextTable(path, named);
};
