import { csvFile } from './csv-file';
import type { Manifest } from './manifest';

const HEADER = ['download', 'entry', 'first_page', 'ssid', 'code', 'message'];

/** `set-aside.csv`: every report in no packet, then every entry (or span of a combined PDF) that yielded no report. */
export const setAsideCsv = ({ setAside, unreadable }: Manifest): string =>
  csvFile(HEADER, [
    ...setAside.map(({ download, entry, firstPage, ssid, code, message }) => [download, entry, firstPage, ssid, code, message]),
    ...unreadable.map(({ download, entry, firstPage, code, message }) => [download, entry, firstPage, null, code, message]),
  ]);
