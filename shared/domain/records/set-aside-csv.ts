import { csvPieces } from './csv-file';
import type { Manifest } from './manifest';

const HEADER = ['download', 'entry', 'first_page', 'ssid', 'code', 'message'];

function* rowsOf({ setAside, unreadable }: Pick<Manifest, 'setAside' | 'unreadable'>): Generator<(string | number | null)[]> {
  for (const { download, entry, firstPage, ssid, code, message } of setAside) yield [download, entry, firstPage, ssid, code, message];
  for (const { download, entry, firstPage, code, message } of unreadable) yield [download, entry, firstPage, null, code, message];
}

/** `set-aside.csv`, in pieces: every report in no packet, then every entry (or span of a combined PDF) that yielded no report. */
export const setAsideCsv = (told: Pick<Manifest, 'setAside' | 'unreadable'>): Iterable<string> => csvPieces(HEADER, rowsOf(told));
