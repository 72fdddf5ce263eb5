import { csvPieces } from './csv-file';
import type { PrepareSettings } from '../packets/settings';
import type { ManifestToWrite } from './manifest';
import { studentsOf } from './packet-students';

const joined = (facts: readonly (string | null)[]): string | null => (facts.length === 1 ? (facts[0] ?? null) : facts.map((fact) => fact ?? 'not known').join(' + '));

const HEADER = ['piece', 'ssid', 'student', 'reports', 'kinds', 'files'];

/** True where staff chose that reports share envelopes: then the list of these is written, also where it turns out empty. */
export const isCombining = ({ combineStudents, combineSiblings, siblings }: Pick<PrepareSettings, 'combineStudents' | 'combineSiblings' | 'siblings'>): boolean => combineStudents || combineSiblings || siblings.length > 0;

function* combinedRows(packets: ManifestToWrite['packets']): Generator<(string | number | null)[]> {
  for (const packet of packets) {
    const { piece, reports } = packet;
    if (reports.length < 2) continue;
    const students = studentsOf(packet);
    yield [piece, joined(students.map(({ ssid }) => ssid)), joined(students.map(({ student }) => student)), reports.length, reports.map(({ kind }) => kind).join(' + '), reports.map(({ entry }) => entry).join(' + ')];
  }
}

/** `combined.csv`, in pieces: the envelopes that hold more than one report, with what was put together; of several students all SSIDs and names, in the order of the reports. */
export const combinedCsv = ({ packets }: Pick<ManifestToWrite, 'packets'>): Iterable<string> => csvPieces(HEADER, combinedRows(packets));
