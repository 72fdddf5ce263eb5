import type { TableRow } from '@shared/domain/students/student-list';
import { streamXlsxRows } from 'hucre/xlsx';
import { fromBufferPromise } from 'yauzl';
import { StudentFileUnreadable } from '../ports/student-file';
import { readRegular } from '../files/regular-file';

/** A workbook is held packed; one of a state's largest district has a third of that. */
const MOST_WORKBOOK_BYTES = 100_000_000;
/** A data file of 100,000 rows and 60 columns unpacks to about 400 MB; its shared texts, which are held, to a tenth of that. */
const MOST_SHEET_BYTES = 4_000_000_000;
const MOST_HELD_BYTES = 400_000_000;

/** What of a workbook is held in memory while a sheet streams. */
const isHeld = (name: string): boolean => !/^xl\/worksheets\//i.test(name);

/** The number of sheets. @throws StudentFileUnreadable for what is no workbook or unpacks to more than one can hold */
const checkWorkbook = async (bytes: Buffer): Promise<number> => {
  let sheets = 0;
  let held = 0;
  let streamed = 0;
  const archive = await fromBufferPromise(bytes, { lazyEntries: true });
  for await (const { fileName, uncompressedSize } of archive.eachEntry()) {
    if (/^xl\/worksheets\/[^/]+\.xml$/i.test(fileName)) sheets += 1;
    if (isHeld(fileName)) held += uncompressedSize;
    else streamed += uncompressedSize;
  }
  if (sheets === 0) throw new StudentFileUnreadable('not-a-table');
  if (held > MOST_HELD_BYTES || streamed > MOST_SHEET_BYTES) throw new StudentFileUnreadable('too-large');
  return sheets;
};

/** A cell's text as a person sees it, but for the looks of numbers: a whole number has its digits, a date is `YYYY-MM-DD`. */
const textOf = (value: unknown): string => {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
};

const isEncrypted = (thrown: unknown): boolean => thrown instanceof Error && thrown.name === 'EncryptedFileError';

/**
 * The rows of a workbook (.xlsx, .xlsm), sheet after sheet, streamed. Values are those that were saved: no formula is computed, no macro read, no
 * link followed. @throws StudentFileUnreadable; FileUnfit
 */
export async function* readWorkbookTable(path: string): AsyncGenerator<TableRow> {
  const bytes = await readRegular(path, MOST_WORKBOOK_BYTES);
  try {
    const sheets = await checkWorkbook(bytes);
    for (let table = 0; table < sheets; table += 1) {
      for await (const { values } of streamXlsxRows(bytes, { sheet: table })) yield { table, cells: values.map(textOf) };
    }
  } catch (thrown) {
    // The libraries throw errors of many kinds at a broken workbook; each means the same here.
    if (thrown instanceof StudentFileUnreadable) throw thrown;
    throw new StudentFileUnreadable(isEncrypted(thrown) ? 'locked' : 'damaged');
  }
}
