import { csvFile } from './csv-file';
import type { Manifest } from './manifest';

const HEADER = ['piece', 'ssid', 'student', 'reports', 'kinds', 'files'];

/** `combined.csv`: the envelopes that hold more than one report, with what was put together. */
export const combinedCsv = ({ packets }: Pick<Manifest, 'packets'>): string =>
  csvFile(
    HEADER,
    packets
      .filter(({ reports }) => reports.length > 1)
      .map(({ piece, ssid, student, reports }) => [piece, ssid, student, reports.length, reports.map(({ kind }) => kind).join(' + '), reports.map(({ entry }) => entry).join(' + ')]),
  );
