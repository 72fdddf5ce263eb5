import type { AddressOverride } from '@shared/domain/packets/address-overrides';
import { findAddressColumns, firstRowOf, readAddressTable } from '@shared/domain/packets/address-table';
import { readAddressRows } from '../students/read-address-rows';
import { UsageFault } from './command';
import { cannotBeRead } from './option-file';

/** The addresses of the file that `--addresses` names: a header with `ssid` and `line1` to `line6`, or these columns in order without one. */
export const readAddresses = async (file: string): Promise<readonly AddressOverride[]> => {
  const rows = await readAddressRows(file).catch((thrown: unknown) => {
    throw cannotBeRead('The list of addresses', '--addresses', thrown);
  });
  if (!rows) throw new UsageFault('The list of addresses is no table. Save it as CSV with the columns ssid, line1 to line6.');
  if (firstRowOf(rows).length === 0) throw new UsageFault('The list of addresses is empty. Check the file given with --addresses, or leave the option out.');
  const { columns, hasHeader } = findAddressColumns(rows);
  if ([...columns.lines, columns.city].every((column) => column === null)) throw new UsageFault('The list of addresses has no column for the address. Name its columns ssid, line1 to line6.');
  const { overrides, faults } = readAddressTable(rows, columns, hasHeader);
  const [fault] = faults;
  if (fault) throw new UsageFault(`Row ${fault.row} of the list of addresses: ${fault.reason}. Correct it; nothing was written.`);
  return overrides;
};
