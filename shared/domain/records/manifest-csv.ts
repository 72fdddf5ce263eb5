import { csvPieces } from './csv-file';
import { mapLazily } from './map-lazily';
import type { ManifestToWrite } from './manifest';

/** Address columns; a block of more lines keeps them all, the surplus in the last column. */
const ADDRESS_COLUMNS = 6;

const HEADER = [
  ...['piece', 'batch', 'file', 'first_page', 'pages', 'sheets', 'ssid', 'student', 'school', 'grade'],
  ...Array.from({ length: ADDRESS_COLUMNS }, (_, index) => `address_${index + 1}`),
  ...['zip', 'ounces', 'reports', 'window_fit', 'window_exposes'],
];

/** `manifest.csv`, in pieces: one record per envelope in print order. `file` is the batch's, `reports` how many reports the envelope holds. */
export const manifestCsv = ({ batches, packets }: ManifestToWrite): Iterable<string> => {
  const fileOfBatch = new Map(batches.map(({ id, file }) => [id, file]));
  return csvPieces(
    HEADER,
    mapLazily(packets, (packet) => [
      packet.piece,
      packet.batch,
      fileOfBatch.get(packet.batch) ?? null,
      packet.firstPage,
      packet.pages,
      packet.sheets,
      packet.ssid,
      packet.student,
      packet.school,
      packet.grade,
      ...addressCells(packet.address),
      packet.zip,
      packet.ounces,
      packet.reports.length,
      packet.window.fit,
      packet.window.exposes,
    ]),
  );
};

const addressCells = (lines: readonly string[]): readonly (string | null)[] =>
  Array.from({ length: ADDRESS_COLUMNS }, (_, index) => {
    const text = index < ADDRESS_COLUMNS - 1 ? lines[index] : lines.slice(index).join(', ');
    return text === undefined || text === '' ? null : text;
  });
