import type { AddressOverride } from '@shared/domain/packets/address-overrides';
import { findAddressColumns, readAddressTable } from '@shared/domain/packets/address-table';
import type { Inspection } from '../ports/inspection';
import { readAddressRows } from '../students/read-address-rows';
import { UsageFault } from './command';
import { cannotBeRead } from './option-file';
import { counted } from './text';

/** The addresses of the file that `--addresses` names: a header with `ssid` and `line1` to `line6`, or these columns in order without one. */
export const readAddresses = async (file: string): Promise<readonly AddressOverride[]> => {
  const rows = await readAddressRows(file).catch((thrown: unknown) => {
    throw cannotBeRead('The list of addresses', '--addresses', thrown);
  });
  if (!rows) throw new UsageFault('The list of addresses is no table. Save it as CSV with the columns ssid, line1 to line6.');
  if (rows.every((cells) => cells.every((cell) => cell.trim() === ''))) throw new UsageFault('The list of addresses is empty. Check the file given with --addresses, or leave the option out.');
  const { columns, hasHeader } = findAddressColumns(rows[0] ?? []);
  const { overrides, faults } = readAddressTable(rows, columns, hasHeader);
  const [fault] = faults;
  if (fault) throw new UsageFault(`Row ${fault.row} of the list of addresses: ${fault.reason}. Correct it; nothing was written.`);
  return overrides;
};

/** A word where addresses are for SSIDs that are in no download: one of them may be mistyped, and its report then goes to the old address. */
export const addressesText = (overrides: readonly AddressOverride[], inspection: Inspection): string => {
  const found = new Set(inspection.reports.map(({ ssid }) => ssid));
  const absent = overrides.filter(({ ssid }) => !found.has(ssid)).length;
  return absent === 0 ? '' : `${counted(absent, 'SSID')} of the list of addresses ${absent === 1 ? 'is' : 'are'} in no download. Check the list for typing slips.\n`;
};
