import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readAddresses } from '@main/cli/addresses-option';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'foldline-addresses-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (text: string) => {
  const file = join(folder, 'addresses.csv');
  writeFileSync(file, text);
  return readAddresses(file);
};

it('reads a list with semicolons below lines that were left blank', async () => {
  expect(await read('\r\n;;\r\nSSID;Line 1;Line 2\r\n9900000001;PO Box 1;Weed, CA 96094\r\n')).toEqual([{ ssid: '9900000001', lines: ['PO Box 1', 'Weed, CA 96094'] }]);
});

it('says that no column holds an address, and not that each address is empty', async () => {
  await expect(read('ssid,where\n9900000001,PO Box 1\n')).rejects.toThrow('The list of addresses has no column for the address. Name its columns ssid, line1 to line6.');
});
