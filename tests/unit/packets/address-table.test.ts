import { findAddressColumns, readAddressTable } from '@shared/domain/packets/address-table';
import { expect, it } from 'vitest';

const LINES = ['Ana Delacruz', 'PO Box 1742', 'Sacramento, CA 95812'];
const read = (rows: readonly (readonly string[])[]) => {
  const { columns, hasHeader } = findAddressColumns(rows);
  return readAddressTable(rows, columns, hasHeader);
};

it.each([
  ['as the command line asks for them', [['ssid', 'line1', 'line2', 'line3', 'line4'], ['1234567890', ...LINES, '']]],
  ['in another order, with other headers', [['Line 2', 'Address Line 1', 'SSID ', 'line_3'], [LINES[1] ?? '', LINES[0] ?? '', ' 1234567890 ', LINES[2] ?? '']]],
  ['below rows that a spreadsheet left blank', [[''], ['', ' ', '', ''], ['ssid', 'line1', 'line2', 'line3'], ['1234567890', ...LINES]]],
  ['without a header', [['1234567890', ...LINES]]],
  ['as figures kept as text', [['ssid', 'line1', 'line2', 'line3'], ['="1234567890"', ...LINES]]],
] as const)('takes addresses %s', (_, rows) => {
  expect(read(rows)).toEqual({ overrides: [{ ssid: '1234567890', lines: LINES }], faults: [] });
});

it('makes the last line of city, state and ZIP where they stand apart', () => {
  const rows = [['SSID', 'Name', 'Street', 'Apt', 'City', 'State', 'ZIP'], ['1234567890', 'Ana Delacruz', '12 Elm St', 'Apt 4', 'Weed', 'CA', '96094']];
  expect(read(rows).overrides).toEqual([{ ssid: '1234567890', lines: ['Ana Delacruz', '12 Elm St', 'Apt 4', 'Weed CA 96094'] }]);
});

it.each([
  ['an SSID that a spreadsheet rounded', ['9.9E+09', ...LINES], /a spreadsheet took the SSID for a number/],
  ['an SSID that is none', ['123456789', ...LINES], /not 10 digits/],
  ['no address', ['1234567890', '', ' '], /empty/],
  ['no ZIP', ['1234567890', 'Ana', 'PO Box 1', 'Sacramento, CA'], /ZIP is missing/],
  ['no street', ['1234567890', 'Ana', 'Sacramento, CA 95812'], /no street/],
])('names the row with %s', (_, cells, reason) => {
  expect(read([['ssid', 'line1', 'line2', 'line3'], ['', '', '', ''], cells])).toEqual({ overrides: [], faults: [{ row: 3, reason: expect.stringMatching(reason) as string }] });
});

it('takes the same address twice once, and names another one for the same SSID', () => {
  const rows = [['ssid', 'line1', 'line2', 'line3'], ['1234567890', ...LINES], ['1234567890', ...LINES], ['1234567890', 'Ana', 'PO Box 9', 'Weed, CA 96094']];
  expect(read(rows)).toMatchObject({ overrides: [{ lines: LINES }], faults: [{ row: 4, reason: 'this SSID has another address further up' }] });
});
