import { describeAddressFaults, parseAddress } from '../ssr/parse-address';
import { MOST_ADDRESS_LINES, type AddressOverride } from './address-overrides';
import { foldText } from './natural-order';
import { isRoundedSsid, ROUNDED_SSID } from './rounded-ssid';

/** Which column of a table holds what, from 0; null where none does. City, state and ZIP make the last line where they stand apart. */
export type AddressColumns = {
  readonly ssid: number | null;
  readonly lines: readonly (number | null)[];
  readonly city: number | null;
  readonly state: number | null;
  readonly zip: number | null;
};

/** A row that gives no address, by its place in the file (from 1), with what is wrong in plain words and without pupils' data. */
export type AddressRowFault = { readonly row: number; readonly reason: string };

export type AddressTable = { readonly overrides: readonly AddressOverride[]; readonly faults: readonly AddressRowFault[] };

const plain = (header: string): string => foldText(header).replace(/[^a-z0-9]/g, '');

const SSID_NAMES = ['ssid', 'statewidestudentid', 'statewidestudentidentifier', 'statestudentid', 'studentssid'];
const LINE_NAMES = /^(?:mailing|substitute|sah)?(?:address)?line([1-6])$|^(?:mailing|substitute)?address([1-6])$/;
const NAME_NAMES = ['name', 'addressee', 'recipient', 'fullname', 'parentname', 'guardianname'];
const STREET_NAMES = ['street', 'address', 'streetaddress', 'mailingaddress', 'substituteaddress'];
const UNIT_NAMES = ['unit', 'apt', 'apartment', 'secondary'];

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** The first row that holds something: where columns have names, it names them. */
export const firstRowOf = (rows: readonly (readonly string[])[]): readonly string[] => rows.find((cells) => !isBlank(cells)) ?? [];

/** Finds the columns by the names in the first row; a table without a header is taken as SSID and lines in order. */
export const findAddressColumns = (rows: readonly (readonly string[])[]): { readonly columns: AddressColumns; readonly hasHeader: boolean } => {
  const header = firstRowOf(rows);
  const names = header.map(plain);
  const at = (wanted: readonly string[]): number | null => {
    const index = names.findIndex((name) => wanted.includes(name));
    return index < 0 ? null : index;
  };
  const ssid = at(SSID_NAMES);
  if (ssid === null) {
    return { hasHeader: false, columns: { ssid: 0, lines: Array.from({ length: MOST_ADDRESS_LINES }, (_, index) => (index + 1 < header.length ? index + 1 : null)), city: null, state: null, zip: null } };
  }
  const numbered = Array.from({ length: MOST_ADDRESS_LINES }, (_, index) => {
    const found = names.findIndex((name) => {
      const match = LINE_NAMES.exec(name);
      return Number(match?.[1] ?? match?.[2]) === index + 1;
    });
    return found < 0 ? null : found;
  });
  const named = [at(NAME_NAMES), at(STREET_NAMES), at(UNIT_NAMES)].filter((index) => index !== null);
  const lines = numbered.some((index) => index !== null) ? numbered : Array.from({ length: MOST_ADDRESS_LINES }, (_, index) => named[index] ?? null);
  return { hasHeader: true, columns: { ssid, lines, city: at(['city', 'town']), state: at(['state']), zip: at(['zip', 'zipcode', 'postalcode']) } };
};

/** What spreadsheets put around figures to keep them as text. */
const ssidOf = (cell: string): string => cell.trim().replace(/^="?(\d+)"?$/, '$1').replace(/^'/, '');

const lineCells = (cells: readonly string[], columns: readonly (number | null)[]): readonly string[] =>
  columns.flatMap((column) => {
    const text = column === null ? '' : (cells[column] ?? '').replace(/\s+/g, ' ').trim();
    return text === '' ? [] : [text];
  });

/**
 * Reads addresses to be used instead of the printed ones from the rows of a table. Every row that holds something either gives an address or is named with
 * what is wrong with it: an address with a fault must not be mailed to.
 */
export const readAddressTable = (rows: readonly (readonly string[])[], columns: AddressColumns, hasHeader: boolean): AddressTable => {
  const bySsid = new Map<string, AddressOverride>();
  const faults: AddressRowFault[] = [];
  const headerAt = hasHeader ? rows.indexOf(firstRowOf(rows)) : null;
  rows.forEach((cells, index) => {
    if (index === headerAt || isBlank(cells)) return;
    const ssid = ssidOf(columns.ssid === null ? '' : (cells[columns.ssid] ?? ''));
    const last = [columns.city, columns.state, columns.zip].some((column) => column !== null) ? [lineCells(cells, [columns.city, columns.state, columns.zip]).join(' ')] : [];
    const lines = [...lineCells(cells, columns.lines), ...last.filter((line) => line !== '')];
    const reason = reasonAgainst(ssid, lines, bySsid.get(ssid));
    if (reason === null) bySsid.set(ssid, { ssid, lines });
    else faults.push({ row: index + 1, reason });
  });
  return { overrides: [...bySsid.values()], faults };
};

const reasonAgainst = (ssid: string, lines: readonly string[], known: AddressOverride | undefined): string | null => {
  if (isRoundedSsid(ssid)) return ROUNDED_SSID;
  if (!/^\d{10}$/.test(ssid)) return 'the SSID is not 10 digits';
  if (lines.length === 0) return 'the address is empty';
  if (lines.length > MOST_ADDRESS_LINES) return `the address has more than ${MOST_ADDRESS_LINES} lines`;
  if (known && known.lines.join('\n') !== lines.join('\n')) return 'this SSID has another address further up';
  const faults = describeAddressFaults(parseAddress(lines).faults);
  return faults === null ? null : `the address can’t be used: ${faults}`;
};
